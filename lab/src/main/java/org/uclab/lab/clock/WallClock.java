package org.uclab.lab.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Lab time that follows the wall clock, {@code scale} times as fast, on one daemon thread. It can be given another scale,
 * held, moved on by hand and let go while it runs: lab time goes on from where it was, and timers ring when it says so.
 *
 * <p>From {@link #CAREFUL_FROM} lab seconds a second on, what the machine takes for its work would be seen in lab time: half a
 * second for a sign-in would be ten minutes. A clock that can be told whether anything is at work then stands still while something
 * is, and goes no further than to the next timer at a time: {@code scale} is what it makes of a machine that has nothing to do.
 */
public final class WallClock implements LabClock {

    /** Most lab seconds in a wall second: a lab day in a wall second and a bit. */
    public static final double SCALE_MAX = 100_000;

    /** The longest stretch by which a held clock is moved on at a time. */
    public static final Duration STEP_MAX = Duration.ofDays(7);

    /** Lab seconds in a wall second from which on lab time waits for work. */
    public static final double CAREFUL_FROM = 500;

    /** Between two looks at whether there is any, and what of the time since the last one counts: who was held up leaps nowhere. */
    private static final long LOOK_NANOS = 1_000_000;

    private static final long SINCE_NANOS_MAX = 2_000_000;

    /** Work that is not done after that goes on while lab time does: whoever is always at work would hold it for ever. */
    private static final long HOLD_NANOS_MAX = 1_000_000_000;

    private static final long WALL_MIN_NANOS = 1_000_000;

    /** Nobody waits longer than that, and its nanoseconds still fit a long: 100 years. */
    private static final Duration WAIT_MAX = Duration.ofDays(36_525);

    /** Timers that ring in their order within one step; a clock that is moved over more of them leaps to the end. */
    private static final int STEP_TIMERS_MAX = 100_000;

    private final Instant origin = Instant.now();
    private final long originNanos = System.nanoTime();
    private final ScheduledThreadPoolExecutor timers;
    /** Set, and neither run nor cancelled. */
    private final Set<Timer> waiting = ConcurrentHashMap.newKeySet();
    /** Null for the moment in which it changes, so that nobody reads time by the old one after the new one has begun. */
    private volatile Pace pace;
    /** Held by who makes a pace of another. */
    private final Object turn = new Object();

    private final Optional<Stillness> stillness;
    /** Of the clock's thread alone: when it looked last, and when lab time went on. */
    private long looked;

    private long moved;

    /**
     * @param scale lab seconds per wall second, 1 to {@link #SCALE_MAX}
     * @throws IllegalArgumentException when the scale is out of range
     */
    public WallClock(double scale) {
        this(scale, Optional.empty());
    }

    /** The same, where the system tells whether this process is at work. */
    public static WallClock careful(double scale) {
        return new WallClock(scale, SleepingThreads.ofThisProcess());
    }

    /** The same by what tells whether there is work, which is closed with the clock. */
    WallClock(double scale, Optional<Stillness> stillness) {
        this.stillness = stillness;
        this.pace = pace(origin, originNanos, checked(scale), false);
        this.timers = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "lab-clock");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        looks();
    }

    private Pace pace(Instant lab, long nanos, double scale, boolean held) {
        return new Pace(lab, nanos, scale, held, stillness.isPresent() && scale >= CAREFUL_FROM);
    }

    private static double checked(double scale) {
        if (!(scale >= 1 && scale <= SCALE_MAX)) {
            throw new IllegalArgumentException("time scale " + scale + " is not between 1 and " + (long) SCALE_MAX);
        }
        return scale;
    }

    private Pace pace() {
        Pace now = pace;
        while (now == null) {
            Thread.onSpinWait();
            now = pace;
        }
        return now;
    }

    @Override
    public Instant now() {
        while (true) {
            Pace now = pace();
            Instant lab = now.at(System.nanoTime());
            if (now.equals(pace)) {
                return lab;
            }
        }
    }

    /** Lab seconds per wall second, while it is held those with which it will go on. */
    public double scale() {
        return pace().scale();
    }

    /** Whether lab time stands still. */
    public boolean held() {
        return pace().held();
    }

    /**
     * Has lab time go on at another speed, or on a held clock as soon as it is let go.
     *
     * @param scale lab seconds per wall second, 1 to {@link #SCALE_MAX}
     * @throws IllegalArgumentException when the scale is out of range
     */
    public synchronized void scale(double scale) {
        checked(scale);
        change(now -> pace(now.lab(), now.nanos(), scale, now.held()));
    }

    /** Holds lab time; nothing happens where it is held already. */
    public synchronized void hold() {
        change(now -> pace(now.lab(), now.nanos(), now.scale(), true));
    }

    /** Lets lab time go on; nothing happens where it goes. */
    public synchronized void release() {
        change(now -> pace(now.lab(), now.nanos(), now.scale(), false));
    }

    /**
     * Moves a held clock on; the timers on the way ring one after the other, each at its time. What they hand to other
     * threads those do when they can, so that a timer set there may come late. Done when the last has rung.
     *
     * @param by more than nothing and at most {@link #STEP_MAX}
     * @throws IllegalArgumentException when it is out of range
     * @throws IllegalStateException    when the clock is not held
     */
    public synchronized void step(Duration by) throws InterruptedException {
        if (by.isZero() || by.isNegative() || by.compareTo(STEP_MAX) > 0) {
            throw new IllegalArgumentException(
                    "a step is more than nothing and at most " + STEP_MAX.toDays() + " days, not " + by);
        }
        if (!held()) {
            throw new IllegalStateException("lab time goes by itself; hold it first");
        }
        Instant end = now().plus(by);
        try {
            timers.submit(() -> walk(end)).get();
        } catch (ExecutionException mistake) {
            throw new IllegalStateException("a timer failed", mistake.getCause());
        }
    }

    private void walk(Instant end) {
        for (int i = 0; i < STEP_TIMERS_MAX; i++) {
            Optional<Timer> next = waiting.stream()
                    .min(Comparator.comparing(Timer::due))
                    .filter(timer -> !timer.due().isAfter(end));
            if (next.isEmpty()) {
                break;
            }
            Timer timer = next.get();
            if (timer.due().isAfter(now())) {
                change(now -> now.movedTo(timer.due()));
            }
            timer.ring();
        }
        change(now -> now.movedTo(end));
    }

    /** The new pace is made of the one that lab time has had up to now, and begins now. */
    private void change(UnaryOperator<Pace> how) {
        synchronized (turn) {
            Pace old = pace;
            pace = null;
            long nanos = System.nanoTime();
            pace = how.apply(new Pace(old.at(nanos), nanos, old.scale(), old.held(), old.careful()));
        }
        waiting.forEach(Timer::again);
        looks();
    }

    /** Has its thread look whether lab time can go on, for as long as it is that pace which it has to move. */
    private void looks() {
        Pace mine = pace();
        if (mine.careful() && !mine.held() && !timers.isShutdown()) {
            timers.execute(() -> {
                looked = System.nanoTime();
                moved = looked;
                look(mine);
            });
        }
    }

    private void look(Pace mine) {
        if (!pace().equals(mine)) {
            return; // whoever has made it another looks after that
        }
        long nanos = System.nanoTime();
        long since = Math.min(nanos - looked, SINCE_NANOS_MAX);
        looked = nanos;
        Optional<Pace> next = Optional.empty();
        if (stillness.orElseThrow().still() || nanos - moved > HOLD_NANOS_MAX) {
            moved = nanos;
            next = movedOn(mine, mine.lab().plusNanos((long) (since * mine.scale())));
        }
        Pace now = next.orElse(mine);
        timers.schedule(() -> look(now), LOOK_NANOS, TimeUnit.NANOSECONDS); // whatever becomes of what rings now
        if (next.isPresent()) {
            waiting.stream()
                    .filter(timer -> !timer.due().isAfter(now.lab()))
                    .sorted(Comparator.comparing(Timer::due))
                    .forEach(Timer::ring);
        }
    }

    /** As far as that, or to the first timer before; nowhere where somebody has changed it meanwhile. */
    private Optional<Pace> movedOn(Pace mine, Instant most) {
        Instant to = waiting.stream()
                .map(Timer::due)
                .filter(due -> due.isBefore(most))
                .min(Comparator.naturalOrder())
                .map(due -> due.isBefore(mine.lab()) ? mine.lab() : due)
                .orElse(most);
        synchronized (turn) {
            if (!mine.equals(pace)) {
                return Optional.empty();
            }
            pace = mine.movedTo(to);
            return Optional.of(pace);
        }
    }

    @Override
    public LabTimer at(Instant due, Runnable task) {
        Timer timer = new Timer(due, task);
        waiting.add(timer);
        timer.set();
        return timer;
    }

    /** One task. It never runs early: who asks what time it is when woken must not find that it is not yet time. */
    private final class Timer implements LabTimer {

        private final Instant due;
        private final Runnable task;
        /** Null while nothing wakes it, since lab time stands still. */
        private ScheduledFuture<?> future;

        private boolean over;

        Timer(Instant due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        Instant due() {
            return due;
        }

        synchronized void set() {
            if (over) {
                return;
            }
            Pace now = pace();
            boolean stands = now.stands() && now.lab().isBefore(due);
            future =
                    stands ? null : timers.schedule(this::ring, wallNanosUntil(due, now.scale()), TimeUnit.NANOSECONDS);
        }

        /** Lab time goes otherwise from now on. */
        synchronized void again() {
            if (future != null) {
                future.cancel(false);
            }
            set();
        }

        void ring() {
            if (now().isBefore(due)) {
                set();
            } else if (claimed()) {
                task.run();
            }
        }

        private synchronized boolean claimed() {
            boolean mine = !over;
            over = true;
            waiting.remove(this);
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
            if (future != null) {
                future.cancel(false);
            }
        }
    }

    private long wallNanosUntil(Instant due, double scale) {
        Duration wait = Duration.between(now(), due);
        Duration bounded = wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
        return bounded.isNegative() ? 0 : (long) Math.ceil(bounded.toNanos() / scale);
    }

    /**
     * {@inheritDoc} While lab time is held, what it takes as soon as it is let go; where it waits for work, what that may take
     * besides, as for {@link #limit(Duration)}.
     */
    @Override
    public Duration wall(Duration lab) {
        if (lab.isZero() || lab.isNegative()) {
            return Duration.ZERO;
        }
        long least = pace().careful()
                ? Math.min(lab.dividedBy(LIMIT_SCALE_MAX).toNanos(), LIMIT_WALL_MAX.toNanos())
                : WALL_MIN_NANOS;
        return Duration.ofNanos(Math.max(Math.max(WALL_MIN_NANOS, least), (long) (lab.toNanos() / scale())));
    }

    /** {@inheritDoc} What waits for work has no need of more. */
    @Override
    public Duration limit(Duration lab, Duration wallMin) {
        return pace().careful() ? lab : LabClock.super.limit(lab, wallMin);
    }

    /** {@inheritDoc} Where lab time waits for work, nobody can say how much of the machine's that is. */
    @Override
    public <T> T await(CompletableFuture<T> coming, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!pace().careful()) {
            return LabClock.super.await(coming, limit);
        }
        CompletableFuture<T> late = new CompletableFuture<>();
        LabTimer timer = after(limit, () -> late.complete(null));
        try {
            CompletableFuture.anyOf(coming, late).get();
        } finally {
            timer.cancel();
        }
        if (!coming.isDone()) {
            throw new TimeoutException();
        }
        return coming.get();
    }

    @Override
    public Instant wallNow() {
        return origin.plusNanos(System.nanoTime() - originNanos);
    }

    @Override
    public int pending() {
        return waiting.size();
    }

    @Override
    public void close() {
        timers.shutdownNow();
        waiting.clear();
        stillness.ifPresent(Stillness::close);
    }
}
