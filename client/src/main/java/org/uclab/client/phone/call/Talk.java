package org.uclab.client.phone.call;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sdp.Answering;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.OfferAnswer;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;

/** The sound of one call as both sides describe it, whose description it is the turn of, and what follows. */
final class Talk {

    private static final String AUDIO = "audio";
    private static final String NAME = "SIP Call";
    private static final String USER = "Cisco-SIPUA";

    private final List<Codec> codecs;
    private final long session;
    private final OfferAnswer exchange = new OfferAnswer();
    private Optional<Endpoint> local = Optional.empty();
    private long version;
    private boolean holds;

    /**
     * @param session number of the session
     */
    Talk(List<Codec> codecs, long session) {
        this.codecs = codecs;
        this.session = session;
    }

    /** Where media are taken from now on. */
    void at(Endpoint open) {
        local = Optional.of(open);
    }

    boolean open() {
        return local.isPresent();
    }

    /** Whether a description may be offered now. */
    boolean free() {
        return exchange.state() == OfferAnswer.State.STABLE;
    }

    /** Whether an offer of ours waits for its answer. */
    boolean offering() {
        return exchange.state() == OfferAnswer.State.OFFERING;
    }

    /** Whether an offer of the other side waits for ours. */
    boolean offered() {
        return exchange.state() == OfferAnswer.State.OFFERED;
    }

    /** Whether we hold the other side, as far as is agreed on or offered. */
    void holds(boolean now) {
        holds = now;
    }

    /**
     * Offers: what we can do, and whether we hold. A side that holds sends (music would, where it had any) and does not
     * hear; where it is held itself nothing flows (SIPCC {@code gsm_sdp.c}).
     */
    SessionDescription offer() {
        SessionDescription made = described(direction());
        exchange.offer(made);
        return made;
    }

    private SessionDescription described(Direction direction) {
        Endpoint own = local.orElseThrow();
        MediaDescription sound = MediaDescription.rtp(AUDIO, own.port(), codecs, direction);
        List<MediaDescription> media = exchange.local()
                .filter(before -> before.media().size() > 1)
                .map(before -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(sound),
                                before.media().stream().skip(1).map(MediaDescription::refused))
                        .toList())
                .orElse(List.of(sound));
        return SessionDescription.call(origin(), NAME, media);
    }

    private Origin origin() {
        version++;
        return new Origin(
                USER, session, version, Connection.ip4(local.orElseThrow().address()));
    }

    private Direction direction() {
        if (!holds) {
            return Direction.SENDRECV;
        }
        return heldThere() ? Direction.INACTIVE : Direction.SENDONLY;
    }

    /** Takes a description of the other side. */
    OfferAnswer.Heard heard(SessionDescription theirs, boolean answers) {
        return exchange.heard(theirs, answers);
    }

    /** Answers the offer that waits; none where there is nothing that both can, which ends the matter. */
    Optional<SessionDescription> answer() {
        SessionDescription offer = exchange.pending().orElseThrow();
        Direction wanted = holds ? Direction.SENDONLY : Direction.SENDRECV;
        SessionDescription made = Answering.answer(
                offer,
                origin(),
                NAME,
                List.of(new Answering.Ability(AUDIO, local.orElseThrow().port(), codecs, wanted)),
                false);
        if (made.first(AUDIO).isEmpty()) {
            exchange.withdrawn();
            return Optional.empty();
        }
        exchange.answer(made);
        return Optional.of(made);
    }

    /** The offer that waits came to nothing. */
    void withdrawn() {
        exchange.withdrawn();
    }

    /** What both last agreed on. */
    Optional<MediaPlan> plan() {
        return exchange.local().flatMap(ours -> exchange.remote().flatMap(theirs -> MediaPlan.of(ours, theirs)));
    }

    /** Whether the other side does not want to hear us. */
    boolean heldThere() {
        return exchange.remote()
                .flatMap(theirs -> theirs.first(AUDIO)
                        .map(sound -> !theirs.directionOf(sound).receives()
                                || theirs.connectionOf(sound)
                                        .map(Connection::hold)
                                        .orElse(false)))
                .orElse(false);
    }
}
