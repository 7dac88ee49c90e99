package org.uclab.client.phone.registration;

import java.time.Duration;
import java.util.Optional;

/**
 * A final answer to a request of a registration.
 *
 * @param status     200 to 699
 * @param text       phrase, and what a Warning says; for people
 * @param expires    what a 2xx grants
 * @param retryAfter how long the node wants to be left alone
 * @param minExpires the least that the node grants, of a 423
 * @param fresh      whether the node takes it for a registration that it did not have ({@code x-cisco-newreg})
 */
public record Reply(
        int status,
        String text,
        Optional<Duration> expires,
        Optional<Duration> retryAfter,
        Optional<Duration> minExpires,
        boolean fresh) {

    /** With that status and nothing else. */
    public static Reply of(int status, String text) {
        return new Reply(status, text, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** A 200 that grants that. */
    public static Reply granting(Duration expires, boolean fresh) {
        return new Reply(200, "OK", Optional.of(expires), Optional.empty(), Optional.empty(), fresh);
    }

    public Reply after(Duration pause) {
        return new Reply(status, text, expires, Optional.of(pause), minExpires, fresh);
    }

    public Reply atLeast(Duration least) {
        return new Reply(status, text, expires, retryAfter, Optional.of(least), fresh);
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    /** Whether it says when to come again, and of one of those that may (SIPCC {@code ccsip_register.c}). */
    boolean saysWhen() {
        return retryAfter.isPresent()
                && switch (status) {
                    case 404, 413, 480, 486, 503 -> true;
                    default -> false;
                };
    }

    /**
     * What it grants to who has asked for that. ASSUMED(SIPCC {@code ccsip_register.c}): a phone takes a time that is shorter
     * than the one it asks for, and no longer one.
     */
    Duration granted(Duration asked) {
        return expires.filter(said -> said.compareTo(asked) < 0).orElse(asked);
    }
}
