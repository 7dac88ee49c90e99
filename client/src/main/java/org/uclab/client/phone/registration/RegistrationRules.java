package org.uclab.client.phone.registration;

import java.time.Duration;

/**
 * How a client registers where that is its own business. All times are lab time.
 *
 * @param restartFirst   wait after the first refusal, or after the first time that no node was left
 * @param restartLower   shortest wait after later ones
 * @param restartUpper   longest such wait
 * @param presenceNeeded whether the router is used only while presence is connected
 */
public record RegistrationRules(
        Duration restartFirst, Duration restartLower, Duration restartUpper, boolean presenceNeeded) {

    /** A shorter time between the refresh and the registration before it is no use (SIPCC {@code ccsip_register.c}). */
    static final Duration USABLE_MIN = Duration.ofSeconds(20);

    public RegistrationRules {
        if (restartFirst.isNegative() || restartLower.isNegative() || restartUpper.compareTo(restartLower) < 0) {
            throw new IllegalArgumentException(
                    "no such waits: " + restartFirst + ", " + restartLower + " to " + restartUpper);
        }
    }

    /** Those of the product (SIPCC {@code ccsip_register.c}). */
    public static RegistrationRules usual() {
        return new RegistrationRules(Duration.ofMillis(100), Duration.ofMinutes(2), Duration.ofMinutes(3), false);
    }

    public RegistrationRules withRestart(Duration lower, Duration upper) {
        return new RegistrationRules(restartFirst, lower, upper, presenceNeeded);
    }

    public RegistrationRules withPresenceNeeded(boolean needed) {
        return new RegistrationRules(restartFirst, restartLower, restartUpper, needed);
    }
}
