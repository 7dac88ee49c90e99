package org.uclab.protocol.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session description, RFC 8866 §5. Lines of types that concern people only (i, u, e, p, z, k, r) are read and not kept.
 *
 * @param connection where media go that do not say so themselves
 * @param bandwidths {@code AS:64}, …
 * @param times      the values of {@code t=}; {@code 0 0} for calls
 */
public record SessionDescription(
        Origin origin,
        String name,
        Optional<Connection> connection,
        List<String> bandwidths,
        List<String> times,
        List<Attribute> attributes,
        List<MediaDescription> media) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/sdp";

    public SessionDescription {
        bandwidths = List.copyOf(bandwidths);
        times = List.copyOf(times);
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /** A call whose media all go to where its origin is. */
    public static SessionDescription call(Origin origin, String name, List<MediaDescription> media) {
        return new SessionDescription(
                origin, name, Optional.of(origin.at()), List.of(), List.of("0 0"), List.of(), media);
    }

    /** What that text says, within the limits of {@link SdpParser}; none where it is none. */
    public static Optional<SessionDescription> parse(String text) {
        return SdpParser.parse(text);
    }

    /** The first media of that kind that is not off. */
    public Optional<MediaDescription> first(String kind) {
        return media.stream()
                .filter(one -> one.kind().equals(kind) && !one.off())
                .findFirst();
    }

    /** Where those media go; none where nobody says so, which a {@link SdpParser} lets pass for media that are off only. */
    public Optional<Connection> connectionOf(MediaDescription one) {
        return one.connection().or(() -> connection);
    }

    /**
     * The direction of those media: their own, the session's, or both ways (RFC 8866 §6.7). An address of zeros means that
     * nothing is to be sent there (RFC 3264 §8.4), which leaves sending only.
     */
    public Direction directionOf(MediaDescription one) {
        Direction said = one.said()
                .or(() -> attributes.stream()
                        .flatMap(attribute -> Direction.of(attribute.name()).stream())
                        .findFirst())
                .orElse(Direction.SENDRECV);
        boolean hold = connectionOf(one).map(Connection::hold).orElse(false);
        return hold ? Direction.of(said.sends(), false) : said;
    }

    /** With those media and the next version. */
    public SessionDescription changed(List<MediaDescription> others) {
        return new SessionDescription(origin.next(), name, connection, bandwidths, times, attributes, others);
    }

    /** With those media. */
    public SessionDescription with(List<MediaDescription> others) {
        return new SessionDescription(origin, name, connection, bandwidths, times, attributes, others);
    }

    /** With those bandwidths of the session. */
    public SessionDescription withBandwidths(List<String> others) {
        return new SessionDescription(origin, name, connection, others, times, attributes, media);
    }

    /** As it is sent: lines in the order of RFC 8866 §5, ended by CR and LF. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("v=0");
        lines.add("o=" + origin);
        lines.add("s=" + (name.isEmpty() ? " " : name));
        connection.ifPresent(at -> lines.add("c=" + at));
        bandwidths.forEach(bandwidth -> lines.add("b=" + bandwidth));
        (times.isEmpty() ? List.of("0 0") : times).forEach(time -> lines.add("t=" + time));
        attributes.forEach(attribute -> lines.add("a=" + attribute));
        for (MediaDescription one : media) {
            lines.add("m=" + one.kind() + " " + one.port() + (one.ports() == 1 ? "" : "/" + one.ports()) + " "
                    + one.protocol() + " " + String.join(" ", one.formats()));
            one.connection().ifPresent(at -> lines.add("c=" + at));
            one.bandwidths().forEach(bandwidth -> lines.add("b=" + bandwidth));
            one.attributes().forEach(attribute -> lines.add("a=" + attribute));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    @Override
    public String toString() {
        return text();
    }
}
