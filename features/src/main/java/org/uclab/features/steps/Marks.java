package org.uclab.features.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From where on evidence counts: one place in the history for each user, that of the last launch of the user's client. */
final class Marks {

    private final Map<String, Long> byUser = new HashMap<>();
    private long latest;

    /** The client of that user begins, after that sequence number. */
    void launched(String user, long last) {
        byUser.put(user, last);
        latest = last;
    }

    /** After which sequence number counts what concerns that user; what concerns no client counts from the latest launch. */
    long of(Optional<String> user) {
        return user.map(name -> byUser.getOrDefault(name, latest)).orElse(latest);
    }

    /** After which sequence number anything counts. */
    long earliest() {
        return byUser.values().stream().mapToLong(Long::longValue).min().orElse(latest);
    }
}
