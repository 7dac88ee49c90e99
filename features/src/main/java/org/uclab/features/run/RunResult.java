package org.uclab.features.run;

import java.util.List;

/** What came of a run. */
public record RunResult(List<ScenarioResult> scenarios) {

    /** How one scenario went. */
    public enum Verdict {
        PASSED,
        FAILED,
        SKIPPED,
        /** It says something that cannot be played. */
        UNPLAYABLE
    }

    /**
     * One scenario.
     *
     * @param where   {@code file:line}, as {@code run} takes it
     * @param millis  wall time
     * @param problem why it failed or was skipped; empty when it passed
     * @param lines   the figures of the lines whose sound was judged, a text each
     */
    public record ScenarioResult(
            String feature,
            String name,
            String where,
            Verdict verdict,
            long millis,
            String problem,
            List<String> lines) {}

    public long count(Verdict verdict) {
        return scenarios.stream().filter(s -> s.verdict() == verdict).count();
    }
}
