package org.uclab.lab.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lab time that follows the wall clock, {@code scale} times as fast, on one daemon thread. */
public final class WallClock implements LabClock {

    private static final long WALL_MIN_NANOS = 1_000_000;

    private final Instant origin = Instant.now();
    private final long originNanos = System.nanoTime();
    private final double scale;
    private final ScheduledThreadPoolExecutor timers;

    /**
     * @param scale lab seconds per wall second, 1 to 1000
     * @throws IllegalArgumentException when the scale is out of range
     */
    public WallClock(double scale) {
        if (!(scale >= 1 && scale <= 1000)) {
            throw new IllegalArgumentException("time scale " + scale + " is not between 1 and 1000");
        }
        this.scale = scale;
        this.timers = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "lab-clock");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return origin.plusNanos((long) ((System.nanoTime() - originNanos) * scale));
    }

    @Override
    public LabTimer at(Instant due, Runnable task) {
        Duration wait = Duration.between(now(), due);
        long wallNanos = wait.isNegative() ? 0 : (long) (wait.toNanos() / scale);
        ScheduledFuture<?> future = timers.schedule(task, wallNanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public Duration wall(Duration lab) {
        if (lab.isZero() || lab.isNegative()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(WALL_MIN_NANOS, (long) (lab.toNanos() / scale)));
    }

    @Override
    public Instant wallNow() {
        return origin.plusNanos(System.nanoTime() - originNanos);
    }

    @Override
    public int pending() {
        return timers.getQueue().size();
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
