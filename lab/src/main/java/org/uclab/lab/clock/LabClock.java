package org.uclab.lab.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lab time. A clock with scale 60 lets one lab minute pass in one wall second; durations and instants given to and
 * taken from it are always lab time, so a 120 s fail-over reads 120 s whatever the scale.
 */
public interface LabClock extends AutoCloseable {

    /** Limits for what takes the machine's own time run at most so many times as fast as that. */
    int LIMIT_SCALE_MAX = 5;

    /** Wall time that is enough for anything. */
    Duration LIMIT_WALL_MAX = Duration.ofSeconds(12);

    /** The lab time now. Never goes back. */
    Instant now();

    /**
     * Runs the task once, when lab time reaches {@code due}; at once (but not inside this call) when that has
     * passed. The task must be short: shells hop to their own thread.
     */
    LabTimer at(Instant due, Runnable task);

    /** Runs the task once after the given lab time. */
    default LabTimer after(Duration delay, Runnable task) {
        return at(now().plus(delay), task);
    }

    /** The wall time that a stretch of lab time takes; at least 1 ms for anything above zero. */
    Duration wall(Duration lab);

    /**
     * A limit for what takes the machine's own time, such as an answer over a socket: that lab time. Where lab time goes
     * so fast that this would be hardly any time at all, it is as much lab time as passes in the wall time given, or in
     * the limit itself read as wall time where that is less.
     *
     * @param wallMin wall time that the machine is given at any scale
     */
    default Duration limit(Duration lab, Duration wallMin) {
        Duration floor = lab.compareTo(wallMin) < 0 ? lab : wallMin;
        if (wall(lab).compareTo(floor) >= 0) {
            return lab;
        }
        Duration hour = Duration.ofHours(1);
        double scale = (double) hour.toNanos() / wall(hour).toNanos();
        return Duration.ofNanos((long) Math.ceil(floor.toNanos() * scale));
    }

    /**
     * The same, with the fifth of it as wall time, but no more than twelve seconds: however fast lab time goes, limits keep
     * their proportions, and of nested calls the outer one is not the first to give up.
     */
    default Duration limit(Duration lab) {
        Duration share = lab.dividedBy(LIMIT_SCALE_MAX);
        return limit(lab, share.compareTo(LIMIT_WALL_MAX) < 0 ? share : LIMIT_WALL_MAX);
    }

    /**
     * What comes of that, waited for on the caller's thread.
     *
     * @param limit     lab time
     * @throws TimeoutException when that has passed
     */
    default <T> T await(CompletableFuture<T> coming, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return coming.get(wall(limit).toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The wall time now, for the record only. */
    Instant wallNow();

    /** Timers set and neither run nor cancelled. */
    int pending();

    /** Drops all pending timers. */
    @Override
    void close();
}
