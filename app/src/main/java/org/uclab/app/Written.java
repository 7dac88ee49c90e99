package org.uclab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/** Up to which wall time a history file is complete, in a small file beside it. */
final class Written {

    private final Path file;

    private Written(Path file) {
        this.file = file;
    }

    static Written at(Path history) {
        return new Written(history.resolveSibling("written"));
    }

    void note(Instant until) throws IOException {
        Path draft = file.resolveSibling("written.draft");
        Files.writeString(draft, until.toString());
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Waits until the history is complete up to that time.
     *
     * @return false when it was not after that many wall seconds
     */
    boolean await(Instant wanted, long seconds) throws IOException, InterruptedException {
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            file.getParent()
                    .register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (until().isBefore(wanted)) {
                WatchKey key = watch.poll(seconds, TimeUnit.SECONDS);
                if (key == null || !key.reset()) {
                    return false;
                }
            }
            return true;
        }
    }

    private Instant until() throws IOException {
        try {
            return Instant.parse(Files.readString(file));
        } catch (NoSuchFileException | DateTimeParseException notYet) {
            return Instant.MIN;
        }
    }
}
