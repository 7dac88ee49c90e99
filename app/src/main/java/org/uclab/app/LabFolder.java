package org.uclab.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.uclab.control.json.EventJson;
import org.uclab.control.ports.FoundLabs;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Subscription;
import org.uclab.scenarios.Bench;

/** A folder of a running lab: its CA for other programs, and its history for whoever joins it. Gone when it is closed. */
final class LabFolder implements AutoCloseable {

    /** How often the history is written out, in wall milliseconds. */
    private static final long FOLLOW_MS = 100;

    /** The history file starts anew above this size, in bytes. */
    private static final long HISTORY_MAX_BYTES = 64L * 1024 * 1024;

    /** Events that wait to be written out. */
    private static final int EVENTS_MAX = 1_000;

    /** Events written out at a time when there are more than can be: a lab under load is not busy with its own diary. */
    private static final int EVENTS_UNDER_LOAD = 100;

    private final Path folder;
    private final Subscription diary;
    private final LabClock clock;

    private LabFolder(Path folder, Bench bench) {
        this.folder = folder;
        this.diary = bench.history().subscribe(0, this::write, EVENTS_MAX);
        this.clock = bench.clock();
    }

    static LabFolder create(Bench bench) {
        try {
            Path folder = Files.createTempDirectory(FoundLabs.FOLDERS + bench.number() + "-");
            LabFolder made = new LabFolder(folder, bench);
            Files.writeString(made.ca(), bench.ca().pem());
            Files.createFile(made.history());
            Written.at(made.history()).note(bench.clock().wallNow());
            return made;
        } catch (IOException unwritable) {
            throw new UsageException("cannot write to the temporary folder: " + unwritable.getMessage(), unwritable);
        }
    }

    Path ca() {
        return folder.resolve("ca.pem");
    }

    Path history() {
        return folder.resolve("history.ndjson");
    }

    /** Where whoever looks for labs of this machine finds the ports file. */
    Path ports() {
        return folder.resolve(FoundLabs.PORTS);
    }

    /** Writes the history out until told to stop. */
    void follow(CountDownLatch stop) throws InterruptedException {
        boolean last;
        do {
            last = stop.await(FOLLOW_MS, TimeUnit.MILLISECONDS);
            try {
                Instant now = clock.wallNow();
                diary.deliver();
                Written.at(history()).note(now);
            } catch (IOException | UncheckedIOException unwritable) {
                throw new UsageException("cannot write " + history() + ": " + unwritable.getMessage(), unwritable);
            }
        } while (!last);
    }

    /** Where some are missing there are more than can be written, and only the newest are. */
    private void write(long missed, List<Event> events) {
        List<Event> fresh =
                missed == 0 ? events : events.subList(Math.max(0, events.size() - EVENTS_UNDER_LOAD), events.size());
        long missing = missed + events.size() - fresh.size();
        try {
            if (Files.size(history()) > HISTORY_MAX_BYTES) {
                Files.writeString(history(), "");
            }
            try (BufferedWriter out = Files.newBufferedWriter(history(), StandardOpenOption.APPEND)) {
                if (missing > 0) {
                    EventJson.dropped(missing, out);
                }
                for (Event event : fresh) {
                    EventJson.line(event, out);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        diary.close();
        try {
            Files.deleteIfExists(ports());
            Files.deleteIfExists(ca());
            Files.deleteIfExists(history());
            Written.at(history()).remove();
            Files.deleteIfExists(folder);
        } catch (IOException undeletable) {
            throw new UsageException("cannot remove " + folder + ": " + undeletable.getMessage(), undeletable);
        }
    }
}
