package org.uclab.features.steps;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    /** How long something may be under way. Lab time, and the machine's own where that is longer. */
    private static final Duration LAB_MIN = Duration.ofSeconds(1);

    private static final Duration WALL_MIN = Duration.ofSeconds(2);

    private LateEvidence() {}

    static Judgement judged(Checker checker, Supplier<Evidence> evidence, Venue venue) {
        Heard heard = venue.heard();
        CompletableFuture<Void> over =
                new CompletableFuture<Void>().completeOnTimeout(null, WALL_MIN.toSeconds(), TimeUnit.SECONDS);
        Judgement judgement;
        boolean more;
        do {
            long seen = heard.last();
            judgement = checker.judge(evidence.get());
            more = judgement.verdict() != Verdict.PASS
                    && !over.isDone()
                    && heard.await(seen, venue.limit(LAB_MIN, WALL_MIN), anything -> true)
                            .isPresent();
        } while (more);
        over.cancel(false);
        return judgement;
    }
}
