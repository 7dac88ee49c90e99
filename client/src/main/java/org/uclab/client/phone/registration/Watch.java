package org.uclab.client.phone.registration;

import java.time.Instant;
import java.util.Optional;

/** What is known of one node, and when it is asked next whether it is there. */
final class Watch {

    /** Whether there is a way to it. */
    enum Way {
        NONE,
        OPENING,
        OPEN
    }

    private Way way = Way.NONE;
    private boolean failed;
    private Optional<Instant> pingAt = Optional.empty();
    private Optional<Instant> steadySince = Optional.empty();
    private boolean pinging;

    Way way() {
        return way;
    }

    void way(Way now) {
        way = now;
    }

    boolean failed() {
        return failed;
    }

    /** It does not answer. */
    void fails() {
        failed = true;
        steadySince = Optional.empty();
        pinging = false;
    }

    /** It answers. */
    void works(Instant now) {
        failed = false;
        pinging = false;
        steadySince = Optional.of(steadySince.orElse(now));
    }

    /** It is there and does not serve. */
    void wavers() {
        steadySince = Optional.empty();
        pinging = false;
    }

    /** A new round: what was is forgotten. */
    void forgiven() {
        failed = false;
        still();
    }

    /** Since when every question was answered well. */
    Optional<Instant> steadySince() {
        return steadySince;
    }

    Optional<Instant> pingAt() {
        return pingAt;
    }

    void pingAt(Instant due) {
        pingAt = Optional.of(due);
    }

    /** It is being asked. */
    void pinged() {
        pingAt = Optional.empty();
        pinging = true;
    }

    boolean pinging() {
        return pinging;
    }

    /** It is asked no more. */
    void still() {
        pingAt = Optional.empty();
        pinging = false;
        steadySince = Optional.empty();
    }
}
