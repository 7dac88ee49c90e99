package org.uclab.client.phone.registration;

import java.time.Duration;

/**
 * How a client registers where that is its own business. All times are lab time.
 *
 * @param restartFirst   wait after the first refusal, or after the first time that no node was left
 * @param restartLower   shortest wait after later ones
 * @param restartUpper   longest such wait
 * @param presenceNeeded whether the router is used only while presence is connected
 * @param tries          how long a REGISTER may go unanswered, 64·T1 (RFC 3261 §17.1.2.2): a refresh is sent so much earlier, that
 *                       a silent node is left within the interval that it grants. ASSUMED(S3): "up to 120 seconds" is meant so; with
 *                       zero a phone refreshes as late as it may (SIPCC {@code ccsip_register.c})
 * @param insists        whether a phone that has not been registered yet takes the place of another client, once. ASSUMED(J4L): who
 *                       signs in here wants the phone here, and who loses it to another does not take it back
 */
public record RegistrationRules(
        Duration restartFirst,
        Duration restartLower,
        Duration restartUpper,
        boolean presenceNeeded,
        Duration tries,
        boolean insists) {

    /** What is good for less is no use, and the least between two refreshes (SIPCC {@code ccsip_register.c}). */
    static final Duration USABLE_MIN = Duration.ofSeconds(20);

    public RegistrationRules {
        if (restartFirst.isNegative()
                || tries.isNegative()
                || restartLower.isNegative()
                || restartUpper.compareTo(restartLower) < 0) {
            throw new IllegalArgumentException(
                    "no such waits: " + restartFirst + ", " + restartLower + " to " + restartUpper);
        }
    }

    /** Those of the product (SIPCC {@code ccsip_register.c}). */
    public static RegistrationRules usual() {
        return new RegistrationRules(
                Duration.ofMillis(100),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                false,
                Duration.ofSeconds(32),
                true);
    }

    public RegistrationRules withRestart(Duration lower, Duration upper) {
        return new RegistrationRules(restartFirst, lower, upper, presenceNeeded, tries, insists);
    }

    public RegistrationRules withPresenceNeeded(boolean needed) {
        return new RegistrationRules(restartFirst, restartLower, restartUpper, needed, tries, insists);
    }

    public RegistrationRules withTries(Duration limit) {
        return new RegistrationRules(restartFirst, restartLower, restartUpper, presenceNeeded, limit, insists);
    }

    public RegistrationRules withInsists(boolean on) {
        return new RegistrationRules(restartFirst, restartLower, restartUpper, presenceNeeded, tries, on);
    }

    /** After how long a registration is refreshed that is good for so long. */
    Duration refresh(Duration good) {
        Duration early = good.minus(tries);
        return early.compareTo(USABLE_MIN) < 0 ? USABLE_MIN : early;
    }
}
