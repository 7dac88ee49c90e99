package org.uclab.lab.clock;

import java.time.Instant;

/**
 * How the lab time of a {@link WallClock} goes.
 *
 * @param lab     the lab time at
 * @param nanos   that wall time
 * @param scale   lab seconds per wall second
 * @param held    whether it stands still until it is let go or moved
 * @param careful whether it stands still while there is work
 */
record Pace(Instant lab, long nanos, double scale, boolean held, boolean careful) {

    Instant at(long now) {
        return stands() ? lab : lab.plusNanos((long) ((now - nanos) * scale));
    }

    /** Whether it is moved, and does not go by itself. */
    boolean stands() {
        return held || careful;
    }

    Pace movedTo(Instant other) {
        return new Pace(other, nanos, scale, held, careful);
    }
}
