package org.uclab.shell.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.uclab.lab.history.Facts;
import org.uclab.lab.wire.HttpFields;

/** What requests and responses have in common: a first line, a header, a body (RFC 9112 §2.1). */
final class HttpBytes {

    private static final int BODY_SHOWN_MAX_CHARS = 8_192;
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

    /** The same as text for people: credentials are masked, and a long body is cut. */
    static String text(String firstLine, HttpFields headers, byte[] body) {
        StringBuilder text = new StringBuilder(firstLine).append('\n');
        headers.fields()
                .forEach(field -> text.append(field.name())
                        .append(": ")
                        .append(shown(field.name(), field.value()))
                        .append('\n'));
        return text.append('\n').append(cut(body)).toString();
    }

    static Facts facts(HttpFields headers, byte[] body) {
        Facts.Builder facts =
                Facts.with().and(HttpFacts.TYPE, headers.get("Content-Type").map(HttpBytes::mediaType));
        headers.fields()
                .forEach(field -> facts.and(HttpFacts.header(field.name()), shown(field.name(), field.value())));
        return facts.unlessEmpty(HttpFacts.BODY, cut(body)).done();
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    }

    private static String shown(String name, String value) {
        return name.equalsIgnoreCase("Authorization") ? value.replaceFirst("^(\\S+)\\s.*", "$1 ****") : value;
    }

    private static String cut(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() > BODY_SHOWN_MAX_CHARS ? text.substring(0, BODY_SHOWN_MAX_CHARS) + "…" : text;
    }
}
