package org.uclab.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user id and a password. Its text does not show the password. */
public record Credentials(String user, String password) {

    /** The value of {@code Authorization} (RFC 7617 §2, UTF-8). */
    public String basic() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "credentials of " + user;
    }
}
