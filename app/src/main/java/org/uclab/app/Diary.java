package org.uclab.app;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.uclab.control.json.EventJson;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.history.Subscription;

/**
 * A history as a file, for whoever joins the lab. The lab does not need it: where it cannot be written, because the disk is
 * full or somebody deleted it, that is told once, what is missing is counted, and it is written again as soon as it can be.
 */
final class Diary implements AutoCloseable {

    /** How often it is written, in wall milliseconds. */
    private static final long FOLLOW_MS = 100;

    /** It starts anew above this size, in bytes. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Events that wait to be written out. */
    private static final int EVENTS_MAX = 1_000;

    /** Events written out at a time when there are more than can be: a lab under load is not busy with its own diary. */
    private static final int EVENTS_UNDER_LOAD = 100;

    /** A disk that is full now and then is not told of each time. */
    private static final Duration WARNING_PAUSE = Duration.ofMinutes(1);

    /** Makes the folder again that somebody deleted. */
    @FunctionalInterface
    interface Restoring {
        void restore() throws IOException;
    }

    private final Path file;
    private final LabClock clock;
    private final Recorder recorder;
    private final Restoring folder;
    private final Consumer<String> warning;
    private final Subscription events;
    private Instant warned = Instant.MIN;
    private boolean troubled;
    private boolean begun;
    private long unwritten;

    /**
     * @param folder  asked when there is none to write to
     * @param warning told what is wrong, and when it is right again
     */
    Diary(Path file, History history, Restoring folder, Consumer<String> warning) {
        this.file = file;
        this.clock = history.clock();
        this.recorder = history.recorder("diary");
        this.folder = folder;
        this.warning = warning;
        this.events = history.subscribe(0, this::write, EVENTS_MAX);
    }

    /** Writes until told to stop. */
    void follow(CountDownLatch stop) throws InterruptedException {
        boolean last;
        do {
            last = stop.await(FOLLOW_MS, TimeUnit.MILLISECONDS);
            goOn();
        } while (!last);
    }

    private void goOn() {
        Instant now = clock.wallNow();
        events.deliver();
        try {
            if (unwritten > 0) {
                append(""); // nothing new has come that would say so
            }
            Written.at(file).note(now);
            if (troubled) {
                troubled = false;
                warning.accept(file + " is written again");
            }
        } catch (IOException unwritable) {
            trouble(unwritable);
        }
    }

    /** Where some are missing there are more than can be written, and only the newest are. */
    private void write(long missed, List<Event> batch) {
        List<Event> fresh =
                missed == 0 ? batch : batch.subList(Math.max(0, batch.size() - EVENTS_UNDER_LOAD), batch.size());
        unwritten += missed + batch.size() - fresh.size();
        StringWriter lines = new StringWriter();
        StringWriter line = new StringWriter();
        int told = 0;
        for (int i = 0; i < fresh.size(); i++) {
            line.getBuffer().setLength(0);
            told += told(fresh, i, line) ? 1 : 0;
            lines.append(line.getBuffer());
        }
        try {
            append(lines.toString());
        } catch (IOException unwritable) {
            unwritten += told;
            trouble(unwritable);
        }
    }

    /** An event that cannot be told is a mistake of ours, and no reason to end a lab. */
    private boolean told(List<Event> fresh, int index, StringWriter line) {
        try {
            EventJson.line(fresh.get(index), line); // some are made when they are looked at
            return true;
        } catch (IOException | RuntimeException mistake) {
            line.getBuffer().setLength(0);
            unwritten++;
            recorder.failed(mistake);
            return false;
        }
    }

    /** Adds the lines, after one for those that are missing; all of it or nothing. */
    private void append(String lines) throws IOException {
        StringWriter all = new StringWriter();
        if (unwritten > 0) {
            EventJson.dropped(unwritten, all);
        }
        all.write(lines);
        if (all.getBuffer().isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(all.toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            boolean anew = begun && out.size() == 0;
            if (out.size() > MAX_BYTES) {
                out.truncate(0);
            }
            add(bytes, out);
            if (anew && !troubled) {
                warn(file + " was deleted or emptied; it begins anew");
            }
        }
        begun = true;
        unwritten = 0;
    }

    /** Half a line would be worse than none. */
    private static void add(ByteBuffer bytes, FileChannel out) throws IOException {
        long before = out.size();
        out.position(before);
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException full) {
            out.truncate(before);
            throw full;
        }
    }

    private void trouble(IOException unwritable) {
        if (!troubled) {
            troubled = true;
            warn("cannot write " + file + ": " + why(unwritable) + "; the lab goes on, and writes again when it can");
        }
        try {
            folder.restore();
        } catch (IOException notYet) {
            // It is tried again with the next events.
            return;
        }
    }

    private static String why(IOException unwritable) {
        return unwritable instanceof NoSuchFileException ? "its folder is gone" : unwritable.getMessage();
    }

    private void warn(String what) {
        Instant now = clock.wallNow();
        if (warned.equals(Instant.MIN) || warned.plus(WARNING_PAUSE).isBefore(now)) {
            warned = now;
            warning.accept(what);
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
