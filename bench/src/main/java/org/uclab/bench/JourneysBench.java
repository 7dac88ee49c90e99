package org.uclab.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.control.seat.Seat;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.model.User;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/**
 * What a journey takes: a client is launched, signs in and out again, one after the other in one lab. Client and lab share the
 * process, so that the CPU time is that of both.
 */
public final class JourneysBench {

    private static final String WORLD = "uclab";
    private static final String USER = "mac.donald";
    private static final int JOURNEYS = 200;
    private static final int WARM_UP = 100;

    private JourneysBench() {}

    /** Prints a line {@code key=value …} for each way in, without and with a phone. */
    public static void main(String[] arguments) throws WorldException {
        try (WallClock clock = new WallClock(1);
                Bench bench = Bench.start(Worlds.load(WORLD), BenchOptions.standard())) {
            for (String zone : List.of("inside", "outside")) {
                for (boolean phone : List.of(false, true)) {
                    print(clock, bench, zone, phone);
                }
            }
        }
    }

    private static void print(WallClock clock, Bench bench, String zone, boolean phone) {
        ClientSettings standard = ClientSettings.defaults();
        ClientSettings settings = standard.withPhone(standard.phone().withSoftphone(phone));
        long[] all = new long[JOURNEYS];
        long cpu = 0;
        for (int i = -WARM_UP; i < JOURNEYS; i++) {
            if (i == 0) {
                cpu = cpuNanos();
            }
            long took = journey(clock, bench, zone, settings);
            if (i >= 0) {
                all[i] = took;
            }
        }
        cpu = cpuNanos() - cpu;
        Arrays.sort(all);
        System.out.printf(
                "bench=journeys from=%s phone=%s journeys=%d p50_ms=%.1f p99_ms=%.1f cpu_ms=%.1f%n",
                zone,
                phone ? "on" : "off",
                JOURNEYS,
                all[JOURNEYS / 2] / 1e3,
                all[JOURNEYS * 99 / 100] / 1e3,
                cpu / 1e6 / JOURNEYS);
    }

    /** Microseconds until the client was signed in. */
    private static long journey(WallClock clock, Bench bench, String zone, ClientSettings settings) {
        User user = bench.model().users().get(USER);
        try (Seat seat = Seat.take(bench, zone, Seat.FIRST_GUEST, USER, settings)) {
            Instant before = clock.now();
            SignInResult result = seat.client().signIn(user.address(), user.password());
            long took = TimeUnit.NANOSECONDS.toMicros(
                    Duration.between(before, clock.now()).toNanos());
            if (result.kind() != SignInResult.Kind.SIGNED_IN) {
                throw new IllegalStateException(result.text());
            }
            return took;
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
