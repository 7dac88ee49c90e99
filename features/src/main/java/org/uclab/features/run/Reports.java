package org.uclab.features.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reports of a run while they are written: in a folder of their own, so that what a run before has left, or a file of
 * somebody else, is never half overwritten. They take their places whole, or not at all.
 */
final class Reports implements AutoCloseable {

    private final RunRequest wanted;
    private final RunRequest draft;

    private Reports(RunRequest wanted, Path folder) {
        this.wanted = wanted;
        this.draft = wanted.into(folder);
    }

    /**
     * Makes room for them.
     *
     * @throws IOException when they could not take their places at the end
     */
    static Reports of(RunRequest request) throws IOException {
        Files.createDirectories(request.out());
        for (Path file : List.of(request.html(), request.junit(), request.messages(), request.failovers())) {
            if (Files.isDirectory(file)) {
                throw new IOException(file + " is a folder");
            }
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw new IOException(file + " is there and may not be written");
            }
        }
        Files.createDirectories(request.ladders());
        Reports reports = new Reports(request, Files.createTempDirectory(request.out(), ".unfinished-"));
        Files.createDirectories(reports.draft.ladders());
        return reports;
    }

    /** The same request with a folder for drafts. */
    RunRequest draft() {
        return draft;
    }

    /** Puts them where they were wanted. */
    void publish() throws IOException {
        try (Stream<Path> ladders = Files.list(draft.ladders())) {
            for (Path ladder : ladders.toList()) {
                put(ladder, wanted.ladders().resolve(ladder.getFileName()));
            }
        }
        if (Files.exists(draft.failovers())) {
            put(draft.failovers(), wanted.failovers());
        } else {
            Files.deleteIfExists(wanted.failovers()); // it would be that of a run before
        }
        put(draft.messages(), wanted.messages());
        put(draft.html(), wanted.html());
        put(draft.junit(), wanted.junit());
    }

    private static void put(Path draft, Path place) throws IOException {
        Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves nothing of the drafts. */
    @Override
    public void close() {
        try (Stream<Path> left = Files.walk(draft.out())) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException undeletable) {
            // What is left is marked as unfinished by its name; the run itself has ended already.
        }
    }
}
