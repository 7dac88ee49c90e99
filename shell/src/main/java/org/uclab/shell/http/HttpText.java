package org.uclab.shell.http;

import java.nio.charset.StandardCharsets;
import org.uclab.lab.history.Message;
import org.uclab.lab.wire.HttpFields;

/** How HTTP messages read in the history. Credentials are masked. */
public final class HttpText {

    private static final int BODY_SHOWN_MAX_CHARS = 8_192;

    private HttpText() {}

    /** A request, for the history. */
    public static Message request(String method, String target, HttpFields headers, byte[] body, long exchange) {
        return new Message(
                "HTTP",
                () -> method + " " + target,
                () -> method + " " + target + " HTTP/1.1\n" + text(headers, body),
                body.length,
                exchange);
    }

    /** A response, for the history. */
    public static Message response(int status, HttpFields headers, byte[] body, long exchange) {
        return new Message(
                "HTTP",
                () -> status + " "
                        + headers.get("Content-Type").map(type -> type + " ").orElse("") + body.length + " bytes",
                () -> "HTTP/1.1 " + status + "\n" + text(headers, body),
                body.length,
                exchange);
    }

    private static String text(HttpFields headers, byte[] body) {
        StringBuilder text = new StringBuilder();
        headers.fields()
                .forEach(field -> text.append(field.name())
                        .append(": ")
                        .append(field.name().equalsIgnoreCase("Authorization") ? masked(field.value()) : field.value())
                        .append('\n'));
        String shown = new String(body, StandardCharsets.UTF_8);
        text.append('\n').append(shown, 0, Math.min(shown.length(), BODY_SHOWN_MAX_CHARS));
        return shown.length() > BODY_SHOWN_MAX_CHARS ? text.append("…").toString() : text.toString();
    }

    private static String masked(String credentials) {
        return credentials.replaceFirst("^(\\S+)\\s.*", "$1 ****");
    }
}
