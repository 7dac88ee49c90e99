package org.uclab.features.steps;

import java.time.Duration;
import java.util.function.Supplier;
import org.uclab.features.venue.Heard;
import org.uclab.features.venue.Venue;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.check.Judgement;
import org.uclab.lab.check.Verdict;

/**
 * Looks again when more has happened: what somebody was shown a moment ago may have its other half, at another host, still under
 * way. Only for what is to be there; whether something has never happened is judged at once.
 */
final class LateEvidence {

    /** How long something may be under way on a busy machine, of its own time. */
    private static final Duration WALL_MAX = Duration.ofSeconds(2);

    private static final Duration LAB_MIN = Duration.ofSeconds(1);

    private LateEvidence() {}

    static Judgement judged(Checker checker, Supplier<Evidence> evidence, Venue venue) {
        Heard heard = venue.heard();
        long until = System.nanoTime() + WALL_MAX.toNanos();
        while (true) {
            long seen = heard.last();
            Judgement judgement = checker.judge(evidence.get());
            Duration left = Duration.ofNanos(until - System.nanoTime());
            if (judgement.verdict() == Verdict.PASS
                    || left.isNegative()
                    || heard.await(seen, venue.limit(LAB_MIN, left), anything -> true)
                            .isEmpty()) {
                return judgement;
            }
        }
    }
}
