package org.uclab.scenarios;

import java.util.OptionalLong;
import org.uclab.lab.history.History;

/**
 * How a bench is started.
 *
 * @param timeScale       lab seconds per wall second, 1 to {@link org.uclab.lab.clock.WallClock#SCALE_MAX}
 * @param number          number of the lab, 1 to 254, the second number of its addresses; 0 takes a free one
 * @param singleAddress   everything on 127.0.0.1 and moved ports, for systems that answer on no other
 * @param historyCapacity events to keep
 * @param seed            what is drawn by lot follows from it; absent for one that nobody has chosen
 */
public record BenchOptions(
        double timeScale, int number, boolean singleAddress, int historyCapacity, OptionalLong seed) {

    /** Wall time, a free number, own addresses. */
    public static BenchOptions standard() {
        return new BenchOptions(1, 0, false, History.CAPACITY_DEFAULT, OptionalLong.empty());
    }

    public BenchOptions withTimeScale(double scale) {
        return new BenchOptions(scale, number, singleAddress, historyCapacity, seed);
    }

    public BenchOptions withNumber(int wanted) {
        return new BenchOptions(timeScale, wanted, singleAddress, historyCapacity, seed);
    }

    public BenchOptions withSingleAddress(boolean single) {
        return new BenchOptions(timeScale, number, single, historyCapacity, seed);
    }

    public BenchOptions withSeed(long chosen) {
        return new BenchOptions(timeScale, number, singleAddress, historyCapacity, OptionalLong.of(chosen));
    }
}
