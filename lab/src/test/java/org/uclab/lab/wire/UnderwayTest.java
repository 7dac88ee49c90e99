package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.clock.StepClock;

class UnderwayTest {

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final Underway underway = new Underway();
    private final List<String> arrived = new ArrayList<>();

    private void add(String parcel, int dueMillis) {
        underway.add(clock, Runnable::run, Instant.EPOCH.plusMillis(dueMillis), () -> arrived.add(parcel));
    }

    @Test
    void arrivesInTheOrderOfTheTimesThatItIsDueAt() {
        add("late", 30);
        add("early", 10);
        add("between", 20);
        clock.advance(Duration.ofMillis(10));
        assertThat(arrived).containsExactly("early");
        clock.advance(Duration.ofMillis(20));
        assertThat(arrived).containsExactly("early", "between", "late");
        assertThat(clock.pending()).isZero();
    }

    @Test
    void ofWhatIsDueAtOnceTheFirstComesFirst() {
        List<String> parcels =
                IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        parcels.forEach(parcel -> add(parcel, 10));
        clock.advance(Duration.ofMillis(10));
        assertThat(arrived).containsExactlyElementsOf(parcels);
    }

    /** On a busy machine the clock has gone on by the time a timer rings. */
    @Test
    void aTimerThatRingsLetsPassAllThatIsDueByThen() {
        AtomicReference<Runnable> ringsLate = new AtomicReference<>();
        LabClock busy = new LateClock(clock, ringsLate);
        underway.add(busy, Runnable::run, Instant.EPOCH.plusMillis(10), () -> arrived.add("first"));
        Runnable timerOfFirst = ringsLate.get();
        underway.add(busy, Runnable::run, Instant.EPOCH.plusMillis(20), () -> arrived.add("second"));
        clock.advance(Duration.ofMillis(20));
        ringsLate.get().run();
        assertThat(arrived).containsExactly("first", "second");
        timerOfFirst.run();
        assertThat(arrived).hasSize(2);
    }

    @Test
    void whatIsAddedOnArrivalWaitsForItsOwnTime() {
        underway.add(clock, Runnable::run, Instant.EPOCH.plusMillis(10), () -> {
            arrived.add("first");
            add("next", 15);
        });
        clock.advance(Duration.ofMillis(10));
        assertThat(arrived).containsExactly("first");
        clock.advance(Duration.ofMillis(5));
        assertThat(arrived).containsExactly("first", "next");
    }

    /** Its timers ring when the test has them ring. */
    private record LateClock(StepClock time, AtomicReference<Runnable> last) implements LabClock {

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public LabTimer at(Instant due, Runnable task) {
            last.set(task);
            return () -> false;
        }

        @Override
        public Duration wall(Duration lab) {
            return time.wall(lab);
        }

        @Override
        public Instant wallNow() {
            return time.wallNow();
        }

        @Override
        public int pending() {
            return 0;
        }

        @Override
        public void close() {
            time.close();
        }
    }
}
