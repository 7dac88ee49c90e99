package org.uclab.features;

import java.util.OptionalDouble;
import org.uclab.lab.seed.Seed;

/**
 * What holds for every scenario of a run.
 *
 * @param seed      of each scenario's lab
 * @param timeScale lab seconds per wall second in worlds of scenarios that say none; absent for wall time
 */
public record RunTerms(long seed, OptionalDouble timeScale) {

    /** Wall time, and a seed that nobody has chosen. */
    public static RunTerms usual() {
        return new RunTerms(Seed.fresh().value(), OptionalDouble.empty());
    }
}
