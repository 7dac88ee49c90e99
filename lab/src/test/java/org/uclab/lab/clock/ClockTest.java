package org.uclab.lab.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {

    @Test
    void aStepClockRunsWhatFallsDueInOrder() {
        StepClock clock = new StepClock(Instant.EPOCH);
        List<String> ran = new ArrayList<>();
        clock.after(Duration.ofSeconds(2), () -> ran.add("two"));
        clock.after(Duration.ofSeconds(1), () -> {
            ran.add("one");
            clock.after(Duration.ofMillis(500), () -> ran.add("one and a half"));
        });
        LabTimer cancelled = clock.after(Duration.ofSeconds(1), () -> ran.add("never"));
        assertThat(cancelled.cancel()).isTrue();
        clock.advance(Duration.ofSeconds(3));
        assertThat(ran).containsExactly("one", "one and a half", "two");
        assertThat(clock.pending()).isZero();
        assertThat(cancelled.cancel()).isFalse();
    }

    @Test
    void aScaledClockLetsAMinutePassInASecond() throws InterruptedException {
        try (WallClock clock = new WallClock(600)) {
            CountDownLatch done = new CountDownLatch(1);
            Instant start = clock.now();
            Instant wallStart = clock.wallNow();
            clock.after(Duration.ofMinutes(1), done::countDown);
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.between(start, clock.now())).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(Duration.between(wallStart, clock.wallNow())).isLessThan(Duration.ofSeconds(5));
            assertThat(clock.wall(Duration.ofMinutes(1))).isEqualTo(Duration.ofMillis(100));
            assertThat(clock.wall(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
        }
    }

    /** At 2000, a day would take 43 s; two hours tell the same. */
    @ParameterizedTest
    @CsvSource({"2000, PT2H", "20000, P1D", WallClock.SCALE_MAX + ", P1D"})
    void aLabDayPassesInUnderAMinuteAndNoTimerIsEarly(double scale, Duration length) throws InterruptedException {
        Duration tick = Duration.ofMinutes(10);
        try (WallClock clock = new WallClock(scale)) {
            Instant end = clock.now().plus(length);
            Instant wallStart = clock.wallNow();
            List<Duration> late = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(1);
            rings(clock, clock.now().plus(tick), tick, end, late, done);
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.between(wallStart, clock.wallNow())).isLessThan(Duration.ofSeconds(60));
            assertThat(late).hasSize((int) length.dividedBy(tick)).noneMatch(Duration::isNegative);
        }
    }

    private static void rings(
            WallClock clock, Instant due, Duration tick, Instant end, List<Duration> late, CountDownLatch done) {
        clock.at(due, () -> {
            late.add(Duration.between(due, clock.now()));
            if (due.isBefore(end)) {
                rings(clock, due.plus(tick), tick, end, late, done);
            } else {
                done.countDown();
            }
        });
    }

    @Test
    void aTimerThatNobodyLivesToSeeIsATimer() {
        try (WallClock clock = new WallClock(2_000)) {
            LabTimer timer = clock.at(Instant.MAX, () -> {});
            assertThat(clock.pending()).isEqualTo(1);
            assertThat(timer.cancel()).isTrue();
            assertThat(timer.cancel()).isFalse();
            assertThat(clock.pending()).isZero();
        }
    }

    @Test
    void aLimitLeavesTheMachineTimeHoweverFastLabTimeGoes() {
        Duration second = Duration.ofSeconds(1);
        try (WallClock usual = new WallClock(1);
                WallClock fast = new WallClock(2_000)) {
            assertThat(usual.limit(Duration.ofMillis(10), second)).isEqualTo(Duration.ofMillis(10));
            assertThat(usual.limit(Duration.ofSeconds(10), second)).isEqualTo(Duration.ofSeconds(10));
            assertThat(fast.limit(Duration.ofHours(10), second)).isEqualTo(Duration.ofHours(10));
            assertThat(fast.wall(fast.limit(Duration.ofSeconds(10), second))).isBetween(second, second.plusMillis(1));
            assertThat(fast.wall(fast.limit(Duration.ofMillis(10), second))).isLessThan(second);
        }
    }

    @Test
    void aHeldClockStandsStillAndItsTimersRingInTheirOrderWhenItIsMovedOn() throws InterruptedException {
        try (WallClock clock = new WallClock(1_000)) {
            clock.hold();
            Instant held = clock.now();
            List<String> ran = Collections.synchronizedList(new ArrayList<>());
            clock.after(Duration.ofSeconds(40), () -> ran.add("40 at " + since(held, clock)));
            clock.after(Duration.ofSeconds(10), () -> {
                ran.add("10 at " + since(held, clock));
                clock.after(Duration.ofSeconds(20), () -> ran.add("30 at " + since(held, clock)));
            });
            clock.after(Duration.ofSeconds(90), () -> ran.add("90 at " + since(held, clock)));
            assertThat(clock.held()).isTrue();
            clock.step(Duration.ofSeconds(60));
            assertThat(ran).containsExactly("10 at 10", "30 at 30", "40 at 40");
            assertThat(clock.now()).isEqualTo(held.plusSeconds(60));
            assertThat(clock.pending()).isEqualTo(1);
            assertThatThrownBy(() -> clock.step(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
            clock.release();
            assertThat(clock.held()).isFalse();
            assertThatThrownBy(() -> clock.step(Duration.ofSeconds(1))).hasMessageContaining("hold it first");
        }
    }

    private static long since(Instant start, WallClock clock) {
        return Duration.between(start, clock.now()).toSeconds();
    }

    @Test
    void timersFollowTheClockWhenItsSpeedChangesAndWhenItIsLetGo() throws InterruptedException {
        try (WallClock clock = new WallClock(1)) {
            CountDownLatch rung = new CountDownLatch(2);
            Instant before = clock.now();
            clock.after(Duration.ofHours(1), rung::countDown);
            clock.hold();
            clock.after(Duration.ofHours(1), rung::countDown);
            clock.scale(WallClock.SCALE_MAX);
            assertThat(clock.scale()).isEqualTo(WallClock.SCALE_MAX);
            assertThat(rung.getCount()).as("it is still held").isEqualTo(2);
            clock.release();
            assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(clock.now()).isAfterOrEqualTo(before.plus(Duration.ofHours(1)));
            assertThat(clock.pending()).isZero();
        }
    }

    @Test
    void labTimeNeverGoesBackWhileItsSpeedChanges() throws Exception {
        try (WallClock clock = new WallClock(1)) {
            CountDownLatch done = new CountDownLatch(1);
            FutureTask<List<Instant>> reader = new FutureTask<>(() -> {
                List<Instant> back = new ArrayList<>();
                Instant last = clock.now();
                while (done.getCount() > 0) {
                    Instant now = clock.now();
                    if (now.isBefore(last)) {
                        back.add(now);
                    }
                    last = now;
                }
                return back;
            });
            new Thread(reader).start();
            for (int i = 0; i < 2_000; i++) {
                clock.scale(i % 2 == 0 ? WallClock.SCALE_MAX : 1);
            }
            done.countDown();
            assertThat(reader.get(30, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void refusesAScaleOutOfRange() {
        assertThatThrownBy(() -> new WallClock(0.5)).hasMessageContaining("0.5 is not between 1 and 100000");
        assertThatThrownBy(() -> new WallClock(Double.NaN)).hasMessageContaining("NaN");
    }
}
