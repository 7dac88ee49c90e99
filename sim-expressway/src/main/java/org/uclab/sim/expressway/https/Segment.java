package org.uclab.sim.expressway.https;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first path segment of every request to E: base64 of {@code domain} for calls to the edge itself, of
 * {@code domain/protocol/host/port} for what is to be fetched from inside.
 */
record Segment(String domain, Optional<Origin> origin) {

    /** Longest segment read, in characters. */
    static final int SEGMENT_MAX_CHARS = 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Pattern PADDING = Pattern.compile("={1,2}$");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int PORT_MAX = 65_535;

    /** Where to fetch from. The host is a name or an IPv4 literal, as UCM told it. */
    record Origin(String protocol, String host, int port) {

        @Override
        public String toString() {
            return protocol + "://" + host + ":" + port;
        }
    }

    static Segment of(String domain) {
        return new Segment(domain, Optional.empty());
    }

    static Segment of(String domain, Origin origin) {
        return new Segment(domain, Optional.of(origin));
    }

    /** As clients write it: base64url without padding (RFC 4648 §5). */
    String encoded() {
        String text = domain
                + origin.map(o -> "/" + o.protocol() + "/" + o.host() + "/" + o.port())
                        .orElse("");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads either alphabet, with padding or without; empty when it is no segment. Case matters. */
    static Optional<Segment> decode(String text) {
        if (text.isEmpty() || text.length() > SEGMENT_MAX_CHARS) {
            return Optional.empty();
        }
        String unpadded =
                PADDING.matcher(text).replaceFirst("").replace('+', '-').replace('/', '_');
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(unpadded);
            return parts(new String(bytes, StandardCharsets.US_ASCII).split("/", -1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Segment> parts(String[] parts) {
        if ((parts.length != 1 && parts.length != 4) || !NAME.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        if (parts.length == 1) {
            return Optional.of(of(parts[0]));
        }
        boolean protocol = parts[1].equals("https") || parts[1].equals("http");
        if (!protocol
                || !NAME.matcher(parts[2]).matches()
                || !PORT.matcher(parts[3]).matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts[3]);
        return port > PORT_MAX ? Optional.empty() : Optional.of(of(parts[0], new Origin(parts[1], parts[2], port)));
    }
}
