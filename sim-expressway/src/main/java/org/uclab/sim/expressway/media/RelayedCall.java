package org.uclab.sim.expressway.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;

/**
 * The media of one call on one node. Each side is told this node's own ports in place of the other's, and where keys are ended
 * here this node's own keys; what both have agreed on is where packets go from then on. Of the thread of its node.
 */
public final class RelayedCall {

    /** Streams of a call; what more is described is refused. */
    static final int STREAMS_MAX = 4;

    private static final String DOTTED_QUAD = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

    /** What concerns a way that is not ours. ICE passes through the product only where nothing is relayed (G-MRA). */
    private static final Set<String> OF_ANOTHER_WAY =
            Set.of("candidate", "end-of-candidates", "ice-ufrag", "ice-pwd", "ice-options", "rtcp", "rtcp-mux");

    /** Who has the ports. */
    interface Doors {

        /** A side of a stream is known from now on. */
        void agreed(RelayStream stream, RelaySide side, MediaDescription said);
    }

    private final String name;
    private final RelayTerms terms;
    private final RelayKeys keys;
    private final Map<Integer, RelayStream> streams = new TreeMap<>();
    private Doors doors = (stream, side, said) -> {};

    /**
     * @param name  by which people know it
     * @param draws so many bytes by lot
     */
    public RelayedCall(String name, RelayTerms terms, IntFunction<byte[]> draws) {
        this.name = name;
        this.terms = terms;
        this.keys = new RelayKeys(draws);
    }

    String name() {
        return name;
    }

    RelayTerms terms() {
        return terms;
    }

    RelayKeys keys() {
        return keys;
    }

    void at(Doors open) {
        doors = open;
    }

    void add(int number, RelayStream stream) {
        streams.put(number, stream);
    }

    List<RelayStream> streams() {
        return List.copyOf(streams.values());
    }

    /** It has no ports any more. */
    void closed() {
        streams.clear();
    }

    /** Whether a line of a description is carried here: media by RTP, and not too many of them. */
    boolean carries(int number, MediaDescription media) {
        return !media.off() && number < STREAMS_MAX && media.protocol().startsWith("RTP/");
    }

    /** The lines of a description that have no ports yet. */
    public Set<Integer> missing(SessionDescription described) {
        Set<Integer> missing = new TreeSet<>();
        for (int i = 0; i < described.media().size(); i++) {
            if (carries(i, described.media().get(i)) && !streams.containsKey(i)) {
                missing.add(i);
            }
        }
        return missing;
    }

    /**
     * A side offers; nothing is missing.
     *
     * @return none where the offer cannot be carried: who is outside must protect (S4)
     */
    public Optional<RelayedOffer> offered(RelaySide from, SessionDescription theirs) {
        return RelayedOffer.of(this, from, theirs);
    }

    RelayStream stream(int number) {
        return streams.get(number);
    }

    /** Where that line of a description wants its media; none where it says nothing that could be used. */
    static Optional<Endpoint> place(SessionDescription session, MediaDescription media) {
        return session.connectionOf(media)
                .map(Connection::address)
                .filter(address -> address.matches(DOTTED_QUAD))
                .map(address -> new Endpoint(address, media.port()));
    }

    /** Both have agreed on that side of a stream. */
    void agreed(int number, RelaySide side, SessionDescription session, MediaDescription media) {
        RelayStream stream = streams.get(number);
        boolean held = session.connectionOf(media).map(Connection::hold).orElse(false);
        if (!held) {
            place(session, media).ifPresent(at -> stream.end(side).describe(at));
        }
        doors.agreed(stream, side, media);
    }

    /** A line as that side is told it: with our port in place of the other's. */
    MediaDescription ours(int number, RelaySide told, SessionDescription session, MediaDescription media) {
        boolean held = session.connectionOf(media).map(Connection::hold).orElse(false);
        return new MediaDescription(
                media.kind(),
                streams.get(number).end(told).local().port(),
                1,
                media.protocol(),
                media.formats(),
                held ? session.connectionOf(media) : Optional.empty(),
                media.bandwidths(),
                own(media.attributes()));
    }

    private static List<Attribute> own(List<Attribute> attributes) {
        return attributes.stream()
                .filter(attribute -> !OF_ANOTHER_WAY.contains(attribute.name()))
                .toList();
    }

    /** A description as that side is told it. */
    SessionDescription ours(RelaySide told, SessionDescription theirs, List<MediaDescription> media) {
        Optional<Connection> at = streams.values().stream()
                .findFirst()
                .map(stream -> Connection.ip4(stream.end(told).local().address()));
        Origin origin = theirs.origin();
        Origin own = terms.rekeys() && at.isPresent()
                ? new Origin(origin.user(), origin.session(), origin.version(), at.get())
                : origin;
        return new SessionDescription(
                own,
                theirs.name(),
                at.or(theirs::connection),
                theirs.bandwidths(),
                theirs.times(),
                new ArrayList<>(own(theirs.attributes())),
                media);
    }
}
