package org.uclab.lab.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lab time that follows the wall clock, {@code scale} times as fast, on one daemon thread. */
public final class WallClock implements LabClock {

    /** Most lab seconds in a wall second: a lab day in a wall second and a bit. */
    public static final double SCALE_MAX = 100_000;

    private static final long WALL_MIN_NANOS = 1_000_000;

    /** Nobody waits longer than that, and its nanoseconds still fit a long: 100 years. */
    private static final Duration WAIT_MAX = Duration.ofDays(36_525);

    private final Instant origin = Instant.now();
    private final long originNanos = System.nanoTime();
    private final double scale;
    private final ScheduledThreadPoolExecutor timers;

    /**
     * @param scale lab seconds per wall second, 1 to {@link #SCALE_MAX}
     * @throws IllegalArgumentException when the scale is out of range
     */
    public WallClock(double scale) {
        if (!(scale >= 1 && scale <= SCALE_MAX)) {
            throw new IllegalArgumentException("time scale " + scale + " is not between 1 and " + (long) SCALE_MAX);
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
        Timer timer = new Timer(due, task);
        timer.set();
        return timer;
    }

    /** One task. It never runs early: who asks what time it is when woken must not find that it is not yet time. */
    private final class Timer implements LabTimer {

        private final Instant due;
        private final Runnable task;
        private ScheduledFuture<?> future;
        private boolean over;

        Timer(Instant due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        synchronized void set() {
            if (!over) {
                future = timers.schedule(this::ring, wallNanosUntil(due), TimeUnit.NANOSECONDS);
            }
        }

        private void ring() {
            if (now().isBefore(due)) {
                set();
            } else if (claimed()) {
                task.run();
            }
        }

        private synchronized boolean claimed() {
            boolean mine = !over;
            over = true;
            return mine;
        }

        @Override
        public boolean cancel() {
            boolean kept = claimed();
            if (kept) {
                withdraw();
            }
            return kept;
        }

        private synchronized void withdraw() {
            future.cancel(false);
        }
    }

    private long wallNanosUntil(Instant due) {
        Duration wait = Duration.between(now(), due);
        Duration bounded = wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
        return bounded.isNegative() ? 0 : (long) Math.ceil(bounded.toNanos() / scale);
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
