package org.uclab.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.uclab.features.venue.Heard;
import org.uclab.features.venue.Venue;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.check.Judgement;
import org.uclab.lab.check.Verdict;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

/** How long something is waited for that is not there yet. */
class LateEvidenceTest {

    private final History history = new History(new StepClock(Instant.EPOCH), 100);
    /** Events that come while somebody waits, one each time. */
    private int coming;

    private int waits;

    private final Heard heard = new Heard() {
        @Override
        public long last() {
            return history.last();
        }

        @Override
        public Evidence since(long after) {
            return Evidence.of(history, after);
        }

        @Override
        public Optional<Event> await(long after, Duration limit, Predicate<? super Event> what) {
            waits++;
            if (coming == 0) {
                return Optional.empty();
            }
            coming--;
            history.recorder("cucm1").nodeStarted();
            return history.since(after).stream().filter(what).findFirst();
        }
    };

    private final Venue venue = (Venue) Proxy.newProxyInstance(
            Venue.class.getClassLoader(),
            new Class<?>[] {Venue.class},
            (self, method, arguments) -> switch (method.getName()) {
                case "heard" -> heard;
                case "limit" -> arguments[1];
                default -> throw new AssertionError(method + " is not asked");
            });

    private Verdict judged(int wanted) {
        Checker checker = evidence -> new Judgement(
                "events", evidence.events().size() >= wanted ? Verdict.PASS : Verdict.FAIL, "counted", List.of());
        return LateEvidence.judged(checker, () -> heard.since(0), venue).verdict();
    }

    @Test
    void whatIsThereIsNotWaitedFor() {
        history.recorder("cucm1").nodeStarted();
        assertThat(judged(1)).isEqualTo(Verdict.PASS);
        assertThat(waits).isZero();
    }

    @Test
    void whatIsUnderWayIsWaitedFor() {
        coming = 3;
        assertThat(judged(2)).isEqualTo(Verdict.PASS);
        assertThat(waits).isEqualTo(2);
    }

    @Test
    void whereNothingMoreComesItIsJudgedAsItIs() {
        assertThat(judged(1)).isEqualTo(Verdict.FAIL);
        assertThat(waits).isEqualTo(1);
    }

    @Test
    void whatDoesNotHelpIsNotListenedToForEver() {
        coming = Integer.MAX_VALUE;
        assertThat(judged(Integer.MAX_VALUE)).isEqualTo(Verdict.FAIL);
    }
}
