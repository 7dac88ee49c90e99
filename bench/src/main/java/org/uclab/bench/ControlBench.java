package org.uclab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.uclab.control.api.ControlApi;
import org.uclab.control.call.ControlClient;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.house.LabHouse;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.history.Told;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Wire;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** What the control API costs: labs on demand, and streams of events that other processes read. */
public final class ControlBench {

    private static final String WORLD = "uclab";
    private static final int WARM_UP = 10;
    private static final int RUNS = 30;
    private static final int STREAMS = 10;
    private static final int EVENTS_A_SECOND = 1_000;
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private ControlBench() {}

    /** Prints one line {@code key=value …} for each; {@code labs} or {@code streams} chooses. */
    public static void main(String[] arguments) throws Exception {
        try (WallClock clock = new WallClock(1)) {
            if (arguments[0].equals("labs")) {
                labs(clock);
            } else {
                streams(clock);
            }
        }
    }

    private static void labs(WallClock clock) throws IOException {
        Path folder = Files.createTempDirectory("uclab-bench-");
        Wire wire = new Wire(
                clock,
                new History(clock),
                new FaultBoard(new History(clock)),
                new AddressPlan(false),
                Reach.everywhere());
        try (LabHouse house = new LabHouse(clock, folder);
                ControlApi<LabHouse> api = ControlApi.start(
                        wire, new Endpoint("127.0.0.1", 0), house, HouseVerbs::all, Throwable::printStackTrace)) {
            ControlClient client = ControlClient.at(api.url(), api.token());
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                Instant before = clock.now();
                long number =
                        client.perform(HouseVerbs.OPEN, HouseVerbs.WORLD, WORLD).number();
                if (i >= WARM_UP) {
                    millis.add(Duration.between(before, clock.now()).toMillis());
                }
                client.perform(HouseVerbs.CLOSE, HouseVerbs.NUMBER, number);
            }
            Collections.sort(millis);
            System.out.printf(
                    "bench=post-labs world=%s runs=%d p50_ms=%d p90_ms=%d max_ms=%d%n",
                    WORLD, RUNS, millis.get(RUNS / 2), millis.get(RUNS * 9 / 10), millis.get(RUNS - 1));
        } finally {
            wire.close().toCompletionStage().toCompletableFuture().join();
            Files.delete(folder);
        }
    }

    private static void streams(WallClock clock) throws IOException, InterruptedException, WorldException {
        try (Bench bench = Bench.start(Worlds.load(WORLD), BenchOptions.standard());
                LiveLab lab = new LiveLab(bench, () -> {})) {
            ControlApi<LiveLab> api = ControlApi.start(
                    bench.wire(), new Endpoint("127.0.0.1", 0), lab, Verbs::all, Throwable::printStackTrace);
            List<Process> readers = new ArrayList<>();
            try {
                Events events = new Events(clock, bench.history());
                events.tick();
                double alone = share(clock);
                for (int i = 0; i < STREAMS; i++) {
                    readers.add(reader(api));
                }
                double read = share(clock);
                System.out.printf(
                        "bench=streams streams=%d events_per_s=%d core_share=%.3f core_share_unread=%.3f%n",
                        STREAMS, EVENTS_A_SECOND, read - alone, alone);
                for (Process reader : readers) {
                    if (!reader.isAlive()) {
                        throw new IllegalStateException("a reader was cut off");
                    }
                }
            } finally {
                readers.forEach(Process::destroyForcibly);
                api.close();
            }
        }
    }

    /** Reads one stream as fast as it comes, in a process of its own, so that its work is not counted. */
    private static Process reader(ControlApi<LiveLab> api) throws IOException {
        return new ProcessBuilder(
                        "curl", "-sN", "-H", "Authorization: Bearer " + api.token(), api.url() + "/history/stream")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The part of one core that this process takes, once it has settled. */
    private static double share(WallClock clock) throws InterruptedException {
        pass(clock, SETTLING);
        com.sun.management.OperatingSystemMXBean system =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        pass(clock, MEASURED);
        return (system.getProcessCpuTime() - before) / (double) MEASURED.toNanos();
    }

    private static void pass(WallClock clock, Duration time) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        clock.after(time, passed::countDown);
        if (!passed.await(time.toSeconds() * 10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the clock stands");
        }
    }

    /** So many messages a second, as a name server and a client make them. */
    private static final class Events {

        private final WallClock clock;
        private final Recorder recorder;
        private final Instant began;
        private long made;

        Events(WallClock clock, History history) {
            this.clock = clock;
            this.recorder = history.recorder("ns-inside.uclab.com");
            this.began = clock.now();
        }

        void tick() {
            long due = Duration.between(began, clock.now()).toMillis() * EVENTS_A_SECOND / 1000;
            for (; made < due; made++) {
                Hop hop = Hop.between(Hop.Over.UDP, "127.1.1.2:53", "127.1.1.100:40001");
                recorder.received(
                        "dns",
                        new Told("DNS", "SRV _cisco-uds._tcp.uclab.com", "").message(hop, made, 48, Facts.none()));
            }
            clock.after(TICK, this::tick);
        }
    }
}
