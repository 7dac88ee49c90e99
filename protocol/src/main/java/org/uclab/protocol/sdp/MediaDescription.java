package org.uclab.protocol.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One {@code m=} line and what belongs to it, RFC 8866 §5.14.
 *
 * @param kind       audio, video, application, …
 * @param port       0 where the stream is refused or over (RFC 3264 §6, §8.2)
 * @param ports      how many in a row; 1 unless said
 * @param protocol   {@code RTP/AVP}, {@code RTP/SAVP}, …
 * @param formats    payload types, or whatever the protocol has
 * @param connection where it differs from the session's
 * @param bandwidths {@code AS:64}, …
 */
public record MediaDescription(
        String kind,
        int port,
        int ports,
        String protocol,
        List<String> formats,
        Optional<Connection> connection,
        List<String> bandwidths,
        List<Attribute> attributes) {

    private static final Pattern PAYLOAD_TYPE = Pattern.compile("[0-9]{1,3}");
    private static final Pattern CLOCK_RATE = Pattern.compile("[0-9]{1,7}");
    private static final Pattern CHANNELS = Pattern.compile("[0-9]{1,2}");

    public MediaDescription {
        formats = List.copyOf(formats);
        bandwidths = List.copyOf(bandwidths);
        attributes = List.copyOf(attributes);
    }

    /** A stream of RTP in those encodings, the preferred one first. */
    public static MediaDescription rtp(String kind, int port, List<Codec> codecs, Direction direction) {
        List<Attribute> attributes = new ArrayList<>();
        for (Codec codec : codecs) {
            attributes.add(new Attribute("rtpmap", codec.map()));
            if (!codec.parameters().isEmpty()) {
                attributes.add(new Attribute("fmtp", codec.payloadType() + " " + codec.parameters()));
            }
        }
        attributes.add(Attribute.property(direction.wire()));
        return new MediaDescription(
                kind,
                port,
                1,
                "RTP/AVP",
                codecs.stream()
                        .map(codec -> String.valueOf(codec.payloadType()))
                        .toList(),
                Optional.empty(),
                List.of(),
                attributes);
    }

    /** Whether it is refused or over. */
    public boolean off() {
        return port == 0;
    }

    /** The first value of that attribute. */
    public Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .map(Attribute::value);
    }

    /** Its direction, where it says one. */
    Optional<Direction> said() {
        return attributes.stream()
                .flatMap(attribute -> Direction.of(attribute.name()).stream())
                .findFirst();
    }

    /** Its encodings in the order of preference; a number without a map that is none of RFC 3551 is left out. */
    public List<Codec> codecs() {
        return formats.stream().flatMap(format -> codec(format).stream()).toList();
    }

    private Optional<Codec> codec(String format) {
        if (!PAYLOAD_TYPE.matcher(format).matches() || Integer.parseInt(format) > 127) {
            return Optional.empty();
        }
        int number = Integer.parseInt(format);
        Optional<Codec> mapped = attributes.stream()
                .filter(attribute ->
                        attribute.name().equals("rtpmap") && attribute.value().startsWith(format + " "))
                .findFirst()
                .flatMap(map -> mapped(
                        number, map.value().substring(format.length() + 1).strip()));
        String parameters = attributes.stream()
                .filter(attribute ->
                        attribute.name().equals("fmtp") && attribute.value().startsWith(format + " "))
                .findFirst()
                .map(attribute -> attribute.value().substring(format.length() + 1))
                .orElse("");
        return mapped.or(() -> StaticCodecs.of(number)).map(codec -> codec.with(parameters));
    }

    private static Optional<Codec> mapped(int number, String map) {
        String[] parts = map.split("/");
        boolean fits = parts.length >= 2
                && parts.length <= 3
                && CLOCK_RATE.matcher(parts[1]).matches()
                && (parts.length == 2 || CHANNELS.matcher(parts[2]).matches());
        return fits
                ? Optional.of(new Codec(
                        number,
                        parts[0],
                        Integer.parseInt(parts[1]),
                        parts.length == 2 ? 1 : Integer.parseInt(parts[2]),
                        ""))
                : Optional.empty();
    }

    /** At another port, in that direction. */
    public MediaDescription with(int otherPort, Direction direction) {
        List<Attribute> others = new ArrayList<>(attributes.stream()
                .filter(attribute -> Direction.of(attribute.name()).isEmpty())
                .toList());
        others.add(Attribute.property(direction.wire()));
        return new MediaDescription(kind, otherPort, ports, protocol, formats, connection, bandwidths, others);
    }

    /** With one more attribute at the end. */
    public MediaDescription adding(Attribute attribute) {
        List<Attribute> more = new ArrayList<>(attributes);
        more.add(attribute);
        return new MediaDescription(kind, port, ports, protocol, formats, connection, bandwidths, more);
    }

    /** With those bandwidths. */
    public MediaDescription withBandwidths(List<String> others) {
        return new MediaDescription(kind, port, ports, protocol, formats, connection, others, attributes);
    }

    /** With media to go there. */
    public MediaDescription at(Connection other) {
        return new MediaDescription(kind, port, ports, protocol, formats, Optional.of(other), bandwidths, attributes);
    }

    /** Refused: the same line with port 0 (RFC 3264 §6). */
    public MediaDescription refused() {
        return new MediaDescription(kind, 0, 1, protocol, formats, Optional.empty(), List.of(), List.of());
    }
}
