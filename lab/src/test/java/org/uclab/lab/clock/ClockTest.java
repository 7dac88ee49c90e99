package org.uclab.lab.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.between(start, clock.now())).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(Duration.between(wallStart, clock.wallNow())).isLessThan(Duration.ofSeconds(5));
            assertThat(clock.wall(Duration.ofMinutes(1))).isEqualTo(Duration.ofMillis(100));
            assertThat(clock.wall(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
        }
    }

    @Test
    void refusesAScaleOutOfRange() {
        assertThatThrownBy(() -> new WallClock(0.5)).hasMessageContaining("0.5 is not between 1 and 1000");
        assertThatThrownBy(() -> new WallClock(Double.NaN)).hasMessageContaining("NaN");
    }
}
