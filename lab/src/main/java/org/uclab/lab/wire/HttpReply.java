package org.uclab.lab.wire;

import java.nio.charset.StandardCharsets;

/** An HTTP response received whole. */
public record HttpReply(int status, String reason, HttpFields headers, byte[] body) {

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
