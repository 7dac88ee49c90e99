package org.uclab.lab.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lab time that waits for work. */
@Timeout(120)
class CarefulClockTest {

    private static final double SCALE = 1_000;

    /** Work as a test has it. */
    private static final class Work implements Stillness {

        private final AtomicBoolean busy = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public boolean still() {
            looks.incrementAndGet();
            return !busy.get();
        }

        @Override
        public void close() {
            closed.set(true);
        }

        /** Waits until the clock has looked so many times more. */
        void seen(int times) {
            int wanted = looks.get() + times;
            until(() -> looks.get() >= wanted);
        }
    }

    private final Work work = new Work();

    private static void until(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private WallClock clock() {
        return new WallClock(SCALE, Optional.of(work));
    }

    @Test
    void standsStillWhileThereIsWorkAndGoesOnBehindIt() {
        work.busy.set(true);
        try (WallClock clock = clock()) {
            Instant before = clock.now();
            work.seen(20);
            assertThat(clock.now()).isEqualTo(before);
            work.busy.set(false);
            until(() -> clock.now().isAfter(before));
        }
        assertThat(work.closed).isTrue();
    }

    @Test
    void doesNotWaitForWhoeverIsAlwaysAtWork() throws InterruptedException {
        work.busy.set(true);
        try (WallClock clock = clock()) {
            CountDownLatch rung = new CountDownLatch(1);
            clock.after(Duration.ofSeconds(3), rung::countDown);
            assertThat(rung.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** However long the machine takes between two of them. */
    @Test
    void timersRingInOrderEachAtItsTime() throws InterruptedException {
        try (WallClock clock = clock()) {
            clock.hold();
            Instant start = clock.now();
            List<Duration> rung = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(50);
            LongStream.rangeClosed(1, 50)
                    .mapToObj(i -> Duration.ofMillis(i * 700))
                    .forEach(due -> clock.at(start.plus(due), () -> {
                        rung.add(Duration.between(start, clock.now()));
                        done.countDown();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
                    }));
            clock.release();
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(rung)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 50)
                            .mapToObj(i -> Duration.ofMillis(i * 700))
                            .toList());
        }
    }

    /** What a thread does that a timer has woken is done at the time of that timer. */
    @Test
    void workThatATimerMakesTakesNoLabTime() {
        try (WallClock clock = new WallClock(SCALE, SleepingThreads.ofThisProcess())) {
            Instant due = clock.now().plusSeconds(60);
            CompletableFuture<Duration> took = new CompletableFuture<>();
            clock.at(
                    due,
                    () -> CompletableFuture.runAsync(() -> {
                        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                        took.complete(Duration.between(due, clock.now()));
                    }));
            assertThat(took.orTimeout(60, TimeUnit.SECONDS).join()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void limitsAreAsTheyAreMeantAndWaitedForInLabTime() throws Exception {
        try (WallClock clock = clock()) {
            Duration limit = Duration.ofSeconds(32);
            assertThat(clock.limit(limit)).isEqualTo(limit);
            assertThat(clock.limit(limit, Duration.ofSeconds(5))).isEqualTo(limit);
            assertThat(clock.wall(limit)).isGreaterThan(Duration.ofSeconds(1));
            assertThat(clock.await(CompletableFuture.completedFuture("there"), limit))
                    .isEqualTo("there");
            Instant before = clock.now();
            assertThatThrownBy(() -> clock.await(new CompletableFuture<>(), limit))
                    .isInstanceOf(TimeoutException.class);
            assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(limit);
        }
    }

    @Test
    void isHeldMovedLetGoAndMadeSlowerLikeAnyOther() throws InterruptedException {
        try (WallClock clock = clock()) {
            clock.hold();
            Instant held = clock.now();
            CountDownLatch rung = new CountDownLatch(1);
            clock.after(Duration.ofSeconds(10), rung::countDown);
            int looks = work.looks.get();
            clock.step(Duration.ofSeconds(5));
            assertThat(clock.now()).isEqualTo(held.plusSeconds(5));
            assertThat(rung.getCount()).isEqualTo(1);
            clock.release();
            assertThat(rung.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(work.looks).hasValueGreaterThan(looks);
            work.busy.set(true);
            clock.scale(WallClock.CAREFUL_FROM - 1);
            Instant slower = clock.now();
            until(() -> clock.now().isAfter(slower)); // work is no matter there
        }
    }

    @Test
    void aThreadThatRunsIsSeenAndOneThatSleepsIsNot() {
        try (Stillness threads = SleepingThreads.ofThisProcess().orElseThrow()) {
            assertThat(threads.still()).isFalse(); // who asks runs
            CompletableFuture<Boolean> seen = new CompletableFuture<>();
            Thread asking = new Thread(
                    () -> {
                        for (int looks = 0; looks < 60_000 && !threads.still(); looks++) {
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                        }
                        seen.complete(threads.still());
                    },
                    "lab-clock");
            asking.start();
            assertThat(seen.join()).isTrue();
        }
    }
}
