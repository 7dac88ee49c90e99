package org.uclab.control.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.uclab.control.api.ControlAddress;
import org.uclab.control.api.ControlApi;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.verb.Refused;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.pki.LabCa;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchException;
import org.uclab.scenarios.BenchOptions;

/** Labs that somebody asked for, each with an API of its own. Safe for any thread. */
public final class LabHouse implements AutoCloseable {

    /** Labs at a time. */
    public static final int LABS_MAX = 50;

    /** How long a lab lives that nobody renews, wall time, unless somebody says otherwise. */
    public static final Duration TTL_DEFAULT = Duration.ofMinutes(10);

    /** The longest time that somebody may say. */
    public static final Duration TTL_MAX = Duration.ofHours(24);

    private final LabClock clock;
    private final Path folder;
    private final ControlAddress commanded;
    private final LabCa ca;
    private final Map<Integer, Guest> guests = new TreeMap<>();
    private final ScheduledThreadPoolExecutor reaper;
    private int starting;
    private boolean closed;

    /** A lab, its API, and when it ends by itself. */
    private static final class Guest {

        private final Bench bench;
        private final LiveLab lab;
        private final ControlApi<LiveLab> api;
        private final Path ca;
        private final PortsFile ports;
        private Instant until;

        private Guest(Bench bench, LiveLab lab, ControlApi<LiveLab> api, Path ca, PortsFile ports, Instant until) {
            this.bench = bench;
            this.lab = lab;
            this.api = api;
            this.ca = ca;
            this.ports = ports;
            this.until = until;
        }
    }

    /**
     * @param clock  by whose wall time labs end
     * @param folder for the CA files of labs; exists, and is removed with the house by who made it
     */
    public LabHouse(LabClock clock, Path folder) {
        this(clock, folder, ControlAddress.local(false), LabCa.create("uclab serve", clock));
    }

    /**
     * The same, with its labs commanded elsewhere than on loopback.
     *
     * @param commanded where, each at a port of its own
     * @param ca        by whom callers know it
     */
    public LabHouse(LabClock clock, Path folder, ControlAddress commanded, LabCa ca) {
        this.clock = clock;
        this.folder = folder;
        this.commanded = commanded.withPort(0);
        this.ca = ca;
        this.reaper = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "lab-house");
            thread.setDaemon(true);
            return thread;
        });
        reaper.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        reaper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Starts a lab.
     *
     * @return where it is and how it is commanded
     * @throws Refused when there are too many, or its ports are taken
     */
    PortsFile open(LabModel model, double timeScale, OptionalLong seed, Duration ttl) {
        claim();
        try {
            Guest guest = started(model, timeScale, seed, ttl);
            boolean late;
            synchronized (this) {
                late = closed;
                if (!late) {
                    guests.put(guest.bench.number(), guest);
                }
            }
            if (late) {
                end(guest);
                throw ending();
            }
            return guest.ports;
        } finally {
            synchronized (this) {
                starting--;
            }
        }
    }

    private synchronized void claim() {
        if (closed) {
            throw ending();
        }
        if (guests.size() + starting >= LABS_MAX) {
            throw new Refused(Refused.Why.CONFLICT, LABS_MAX + " labs run; end one first");
        }
        starting++;
    }

    private static Refused ending() {
        return new Refused(Refused.Why.UNAVAILABLE, "the house is closing");
    }

    private Guest started(LabModel model, double timeScale, OptionalLong seed, Duration ttl) {
        BenchOptions usual = BenchOptions.standard().withTimeScale(timeScale);
        Bench bench;
        try {
            bench = Bench.start(model, seed.isPresent() ? usual.withSeed(seed.getAsLong()) : usual);
        } catch (BenchException unusable) {
            throw new Refused(Refused.Why.CONFLICT, unusable.getMessage());
        }
        Path pem = folder.resolve("ca-" + bench.number() + ".pem");
        try {
            Files.writeString(pem, bench.ca().pem());
        } catch (IOException unwritable) {
            bench.close();
            throw new Refused(Refused.Why.OURS, "cannot write " + pem + ": " + unwritable.getMessage());
        }
        LiveLab lab = new LiveLab(bench, () -> reaper.execute(() -> end(bench.number())));
        ControlApi<LiveLab> api = ControlApi.start(
                bench.wire(),
                commanded,
                ca,
                lab,
                Verbs::all,
                mistake -> bench.history().recorder("control").failed(mistake));
        PortsFile ports = PortsFile.of(bench, timeScale, pem, Path.of(""))
                .with(new PortsFile.ApiAt(api.url(), api.token(), api.ca()));
        return new Guest(bench, lab, api, pem, ports, clock.wallNow().plus(ttl));
    }

    /** When a lab ends by itself, wall time, by its number. */
    synchronized Map<Integer, Instant> ends() {
        Map<Integer, Instant> ends = new TreeMap<>();
        guests.forEach((number, guest) -> ends.put(number, guest.until));
        return ends;
    }

    /** Where that lab is. */
    synchronized PortsFile ports(int number) {
        return known(number).ports;
    }

    /** Has a lab live for so long from now on. */
    synchronized void renew(int number, Duration ttl) {
        known(number).until = clock.wallNow().plus(ttl);
    }

    /**
     * Ends a lab, and waits until it has.
     *
     * @throws Refused when there is none such, or it left something behind
     */
    void close(int number) {
        Guest guest;
        synchronized (this) {
            guest = known(number);
            guests.remove(number);
        }
        end(guest);
    }

    private Guest known(int number) {
        Guest guest = guests.get(number);
        if (guest == null) {
            List<String> known = guests.keySet().stream().map(String::valueOf).toList();
            throw new Refused(
                    Refused.Why.UNKNOWN,
                    "no lab has the number " + number + ", or not any more; labs: " + known,
                    known);
        }
        return guest;
    }

    /** A lab that was told to end by its own API. */
    private void end(int number) {
        Guest guest;
        synchronized (this) {
            guest = guests.remove(number);
        }
        if (guest != null) {
            end(guest);
        }
    }

    private static void end(Guest guest) {
        try {
            guest.api.close();
            guest.lab.close();
            guest.bench.close();
        } catch (BenchException unclean) {
            throw new Refused(Refused.Why.OURS, unclean.getMessage());
        } finally {
            remove(guest.ca);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new Refused(Refused.Why.OURS, "cannot remove " + file + ": " + undeletable.getMessage());
        }
    }

    /** Ends those whose time is up. */
    private void sweep() {
        Instant now = clock.wallNow();
        List<Integer> over;
        synchronized (this) {
            over = guests.entrySet().stream()
                    .filter(entry -> entry.getValue().until.isBefore(now))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        for (int number : over) {
            try {
                end(number);
            } catch (Refused unclean) {
                // It is gone, and the next is not to suffer for it.
            }
        }
    }

    /** Ends all labs. */
    @Override
    public void close() {
        List<Guest> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(guests.values());
            guests.clear();
        }
        reaper.shutdownNow();
        all.stream().sorted(Comparator.comparing(guest -> guest.bench.number())).forEach(LabHouse::end);
    }
}
