package org.uclab.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.scenarios.Bench;

/** A folder of a running lab: its CA for other programs, and its history for whoever joins it. Gone when it is closed. */
final class LabFolder implements AutoCloseable {

    /** How often the history is written out, in wall milliseconds. */
    private static final long FOLLOW_MS = 100;

    /** The history file starts anew above this size, in bytes. */
    private static final long HISTORY_MAX_BYTES = 64L * 1024 * 1024;

    /** Events written out at a time. */
    private static final int EVENTS_MAX = 1_000;

    /** Events written out at a time when there are more than can be: a lab under load is not busy with its own diary. */
    private static final int EVENTS_UNDER_LOAD = 100;

    private final Path folder;
    private final History history;
    private final LabClock clock;

    private LabFolder(Path folder, Bench bench) {
        this.folder = folder;
        this.history = bench.history();
        this.clock = bench.clock();
    }

    static LabFolder create(Bench bench) {
        try {
            Path folder = Files.createTempDirectory("uclab-" + bench.number() + "-");
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

    /** Writes the history out until told to stop. */
    void follow(CountDownLatch stop) throws InterruptedException {
        long written = 0;
        boolean last;
        do {
            last = stop.await(FOLLOW_MS, TimeUnit.MILLISECONDS);
            try {
                Instant now = clock.wallNow();
                written = append(written);
                Written.at(history()).note(now);
            } catch (IOException unwritable) {
                throw new UsageException("cannot write " + history() + ": " + unwritable.getMessage(), unwritable);
            }
        } while (!last);
    }

    private long append(long after) throws IOException {
        boolean load = history.last() - after > EVENTS_MAX;
        List<Event> fresh = history.since(after, load ? EVENTS_UNDER_LOAD : EVENTS_MAX);
        if (fresh.isEmpty()) {
            return after;
        }
        if (Files.size(history()) > HISTORY_MAX_BYTES) {
            Files.writeString(history(), "");
        }
        try (BufferedWriter out = Files.newBufferedWriter(history(), StandardOpenOption.APPEND)) {
            long missing = fresh.get(0).seq() - after - 1;
            if (missing > 0) {
                EventJson.dropped(missing, out);
            }
            for (Event event : fresh) {
                EventJson.line(event, out);
            }
        }
        return fresh.get(fresh.size() - 1).seq();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(ca());
            Files.deleteIfExists(history());
            Written.at(history()).remove();
            Files.deleteIfExists(folder);
        } catch (IOException undeletable) {
            throw new UsageException("cannot remove " + folder + ": " + undeletable.getMessage(), undeletable);
        }
    }
}
