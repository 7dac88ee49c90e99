package org.uclab.client.phone.registration;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a phone waits before it begins again: hardly the first time, and then as drawn from a range. */
final class Restarts {

    private final RegistrationRules rules;
    private final RandomGenerator random;
    private boolean before;

    Restarts(RegistrationRules rules, RandomGenerator random) {
        this.rules = rules;
        this.random = random;
    }

    Duration next() {
        long range = rules.restartUpper().minus(rules.restartLower()).toMillis();
        Duration pause = before
                ? rules.restartLower().plusMillis(range == 0 ? 0 : random.nextLong(range + 1))
                : rules.restartFirst();
        before = true;
        return pause;
    }

    /** It went well in between. */
    void over() {
        before = false;
    }
}
