package org.uclab.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** How long a lab takes from nothing to every port answering, in a JVM that has done it before; and twenty at once. */
public final class StartBench {

    private static final int WARM_UP = 10;
    private static final int RUNS = 30;
    private static final int SIDE_BY_SIDE = 20;

    private StartBench() {}

    /** Prints one line {@code key=value …}; the first argument names a world. */
    public static void main(String[] arguments) throws WorldException {
        LabModel model = Worlds.load(arguments.length == 0 ? "uclab" : arguments[0]);
        try (WallClock clock = new WallClock(1)) {
            for (int i = 0; i < WARM_UP; i++) {
                Bench.start(model, BenchOptions.standard()).close();
            }
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                Instant before = clock.now();
                Bench bench = Bench.start(model, BenchOptions.standard());
                millis.add(Duration.between(before, clock.now()).toMillis());
                bench.close();
            }
            Collections.sort(millis);
            Instant before = clock.now();
            List<Bench> many = new ArrayList<>();
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                many.add(Bench.start(model, BenchOptions.standard()));
            }
            long all = Duration.between(before, clock.now()).toMillis();
            many.forEach(Bench::close);
            System.out.printf(
                    "bench=start world=%s runs=%d p50_ms=%d p90_ms=%d max_ms=%d side_by_side=%d all_ms=%d%n",
                    model.world(),
                    RUNS,
                    millis.get(RUNS / 2),
                    millis.get(RUNS * 9 / 10),
                    millis.get(RUNS - 1),
                    SIDE_BY_SIDE,
                    all);
        }
    }
}
