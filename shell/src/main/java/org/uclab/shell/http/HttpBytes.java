package org.uclab.shell.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.history.Facts;
import org.uclab.lab.wire.HttpFields;

/** What requests and responses have in common: a first line, a header, a body (RFC 9112 §2.1). */
final class HttpBytes {

    private static final int BODY_SHOWN_MAX_CHARS = 8_192;

    private static final int BODY_READ_MAX_BYTES = 8 * BODY_SHOWN_MAX_CHARS;

    private static final String LINE_END = "\r\n";

    private HttpBytes() {}

    static byte[] of(String firstLine, HttpFields headers, byte[] body) {
        StringBuilder head = new StringBuilder(firstLine).append(LINE_END);
        headers.fields()
                .forEach(field -> head.append(field.name())
                        .append(": ")
                        .append(field.value())
                        .append(LINE_END));
        byte[] start = head.append(LINE_END).toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** The same as text for people: a long body is cut. */
    static String text(String firstLine, HttpFields headers, byte[] body) {
        StringBuilder text = new StringBuilder(firstLine).append('\n');
        headers.fields()
                .forEach(field -> text.append(field.name())
                        .append(": ")
                        .append(field.value())
                        .append('\n'));
        String start = start(body);
        return text.append('\n')
                .append(cut(start, () -> HttpSecrets.of(headers, start)))
                .toString();
    }

    /** Those facts, and what header and body say. */
    static Facts facts(Facts.Builder facts, HttpFields headers, byte[] body) {
        String start = start(body);
        Set<String> secrets = HttpSecrets.of(headers, start);
        facts.and(HttpFacts.TYPE, headers.get("Content-Type").map(HttpBytes::mediaType));
        headers.fields().forEach(field -> facts.and(HttpFacts.header(field.name()), field.value()));
        return facts.unlessEmpty(HttpFacts.BODY, cut(start, () -> secrets))
                .hiding(secrets)
                .done();
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    }

    /** A little more than is shown, so that a secret at the cut is seen as one. */
    private static String start(byte[] body) {
        int length = Math.min(body.length, BODY_READ_MAX_BYTES);
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    /** Half a secret would not be known for one, so the cut goes before it. */
    private static String cut(String text, Supplier<Set<String>> secrets) {
        if (text.length() <= BODY_SHOWN_MAX_CHARS) {
            return text;
        }
        int end = BODY_SHOWN_MAX_CHARS;
        for (String secret : secrets.get()) {
            int at = text.indexOf(secret, Math.max(0, BODY_SHOWN_MAX_CHARS - secret.length() + 1));
            if (at >= 0 && at < BODY_SHOWN_MAX_CHARS) {
                end = Math.min(end, at);
            }
        }
        return text.substring(0, end) + "…";
    }
}
