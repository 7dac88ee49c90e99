package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipMessage;

/** Bodies of several parts, RFC 2046 §5.1, as phones and nodes send them. */
final class Multipart {

    /** Parts that are read of one body. */
    static final int PARTS_MAX = 16;

    static final String BOUNDARY = "uniqueBoundary";
    static final String TYPE = "multipart/mixed;boundary=" + BOUNDARY;

    private static final Pattern BOUNDARY_OF =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    /**
     * A part.
     *
     * @param type media type in small letters, without parameters
     */
    record Part(String type, String text) {}

    private Multipart() {}

    /** The parts of a body; one that is no multipart is its own only part; one that cannot be read has none. */
    static List<Part> of(SipMessage message) {
        if (message.body().isEmpty()) {
            return List.of();
        }
        String type = message.contentType();
        if (!type.startsWith("multipart/")) {
            return List.of(new Part(type, message.body().text()));
        }
        Matcher boundary =
                BOUNDARY_OF.matcher(message.header(HeaderName.CONTENT_TYPE).orElse(""));
        if (!boundary.find()) {
            return List.of();
        }
        String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        return parts(message.body().text(), mark);
    }

    private static List<Part> parts(String text, String mark) {
        List<Part> parts = new ArrayList<>();
        int at = text.indexOf(mark);
        while (at >= 0 && parts.size() < PARTS_MAX) {
            int from = at + mark.length();
            if (text.startsWith("--", from)) {
                break;
            }
            int next = text.indexOf(mark, from);
            if (next < 0) {
                break; // the end is missing: what is not whole is not read
            }
            part(text.substring(from, next)).ifPresent(parts::add);
            at = next;
        }
        return parts;
    }

    private static java.util.Optional<Part> part(String text) {
        String plain = text.replace("\r\n", "\n");
        String inner = plain.startsWith("\n") ? plain.substring(1) : plain;
        int blank = inner.startsWith("\n") ? 0 : inner.indexOf("\n\n");
        if (blank < 0) {
            return java.util.Optional.empty();
        }
        String type = "text/plain"; // RFC 2045 §5.2
        for (String line : inner.substring(0, blank).split("\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
                type = line.substring("content-type:".length())
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT);
            }
        }
        return java.util.Optional.of(new Part(type, inner.substring(blank).strip()));
    }

    /** The body with those parts. */
    static SipBody body(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append("--").append(BOUNDARY).append("\r\nContent-Type: ").append(part.type());
            text.append("\r\nContent-Disposition: session;handling=optional\r\n\r\n");
            text.append(part.text()).append("\r\n");
        }
        return SipBody.of(text.append("--").append(BOUNDARY).append("--\r\n").toString());
    }
}
