package org.uclab.client.presence;

import java.time.Duration;

/**
 * When the presence part looks whether its server is there, and when it tries again. All times are lab time.
 *
 * @param reloginLower shortest wait between a loss and the first attempt (S3, Client Re-Login Lower Limit)
 * @param reloginUpper longest such wait
 * @param pauseFirst   wait after the first attempt that failed; each later one is twice as long
 * @param pauseMax     longest wait between two attempts
 * @param pingInterval between an answer of the server and the next question whether it is there
 * @param pingLimit    for the answer
 */
public record PresenceRules(
        Duration reloginLower,
        Duration reloginUpper,
        Duration pauseFirst,
        Duration pauseMax,
        Duration pingInterval,
        Duration pingLimit) {

    public PresenceRules {
        if (reloginLower.isNegative() || reloginUpper.compareTo(reloginLower) < 0) {
            throw new IllegalArgumentException(
                    "re-login limits " + reloginLower + " and " + reloginUpper + " are no range");
        }
        if (pauseFirst.isNegative() || pauseFirst.isZero() || pauseMax.compareTo(pauseFirst) < 0) {
            throw new IllegalArgumentException("pauses from " + pauseFirst + " to " + pauseMax + " do not grow");
        }
        if (pingInterval.isNegative() || pingInterval.isZero() || pingLimit.isNegative() || pingLimit.isZero()) {
            throw new IllegalArgumentException("a server is asked every " + pingInterval + " for " + pingLimit);
        }
    }

    /** Those of a client that nobody has touched. */
    public static PresenceRules usual() {
        return new PresenceRules(
                // The defaults of the product (reference imp-cms §2.1). ASSUMED(imp-cms §2.2): how a client learns of
                // other values is not public, so they are settings of this one.
                Duration.ofSeconds(120),
                Duration.ofSeconds(537),
                // ASSUMED(choice): no document says how long a client waits between two rounds.
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                // ASSUMED(choice): nor how it notices a server that has fallen silent; the sum stays below the minute
                // for which presence may be lost (S3).
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }

    public PresenceRules withRelogin(Duration lower, Duration upper) {
        return new PresenceRules(lower, upper, pauseFirst, pauseMax, pingInterval, pingLimit);
    }

    public PresenceRules withPauses(Duration first, Duration max) {
        return new PresenceRules(reloginLower, reloginUpper, first, max, pingInterval, pingLimit);
    }

    public PresenceRules withPing(Duration interval, Duration limit) {
        return new PresenceRules(reloginLower, reloginUpper, pauseFirst, pauseMax, interval, limit);
    }
}
