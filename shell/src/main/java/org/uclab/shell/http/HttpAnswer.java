package org.uclab.shell.http;

import java.nio.charset.StandardCharsets;
import org.uclab.lab.wire.HttpFields;

/** An HTTP response of a service. {@code Content-Length} is added by the shell unless the headers say otherwise. */
public record HttpAnswer(int status, HttpFields headers, byte[] body) {

    private static final byte[] NOTHING = {};

    /** A status and no body. */
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, HttpFields.none(), NOTHING);
    }

    /** A body of that media type. */
    public static HttpAnswer of(int status, String contentType, String body) {
        return new HttpAnswer(
                status, HttpFields.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public HttpAnswer with(String name, String value) {
        return new HttpAnswer(status, headers.with(name, value), body);
    }
}
