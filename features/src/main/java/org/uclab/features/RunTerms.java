package org.uclab.features;

import java.util.Optional;
import java.util.OptionalDouble;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.seed.Seed;

/**
 * What holds for every scenario of a run.
 *
 * @param seed      of each scenario's lab
 * @param timeScale lab seconds per wall second in worlds of scenarios that say none; absent for wall time
 * @param lab       where a lab runs in which all scenarios play, one after the other; absent where each has its own
 */
public record RunTerms(long seed, OptionalDouble timeScale, Optional<PortsFile> lab) {

    /** Each scenario has a lab of its own. */
    public RunTerms(long seed, OptionalDouble timeScale) {
        this(seed, timeScale, Optional.empty());
    }

    /** Wall time, and a seed that nobody has chosen. */
    public static RunTerms usual() {
        return new RunTerms(Seed.fresh().value(), OptionalDouble.empty());
    }

    /** The same in a lab that runs already, with that lab's seed. */
    public RunTerms in(PortsFile running) {
        return new RunTerms(running.seed(), timeScale, Optional.of(running));
    }
}
