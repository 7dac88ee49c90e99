package org.uclab.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.control.ports.FoundLabs;
import org.uclab.scenarios.Bench;

/**
 * A folder of a running lab: its CA for other programs, and its history for whoever joins it. Gone when it is closed, and
 * when its process was killed, with the start of the next lab. A lock on a file in it says that its lab lives; the system
 * takes that away with the process.
 */
final class LabFolder implements AutoCloseable {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Pattern NAME = Pattern.compile(FoundLabs.FOLDERS + "(\\d{1,3})-\\d+");
    private static final String ALIVE = "alive";

    private final Path folder;
    private final String ca;
    private final Diary diary;
    private FileChannel alive;

    private LabFolder(Path folder, Bench bench, Consumer<String> warning) {
        this.folder = folder;
        this.ca = bench.ca().pem();
        this.diary = new Diary(history(), bench.history(), this::restore, warning);
    }

    /**
     * Makes one.
     *
     * @param warning told in a line when something is wrong with it that the lab does not depend on
     * @throws UsageException when the temporary folder cannot be written to
     */
    static LabFolder create(Bench bench, Consumer<String> warning) {
        try {
            sweep(bench.number());
            LabFolder made =
                    new LabFolder(Files.createTempDirectory(FoundLabs.FOLDERS + bench.number() + "-"), bench, warning);
            try {
                made.fill();
                return made;
            } catch (IOException unwritable) {
                made.close();
                throw unwritable;
            }
        } catch (IOException unwritable) {
            throw new UsageException("cannot write to the temporary folder: " + unwritable.getMessage(), unwritable);
        }
    }

    private void fill() throws IOException {
        System.setProperty(mark(folder), "");
        live();
        Files.writeString(ca(), ca);
        Files.writeString(history(), "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The file gets its name when it is locked, so that nobody takes it for one of a lab that is gone. */
    private void live() throws IOException {
        if (alive != null) {
            alive.close();
        }
        Path draft = folder.resolve(ALIVE + ".draft");
        alive = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        alive.lock();
        Files.move(draft, folder.resolve(ALIVE), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes it again where somebody has deleted it. Nothing is made in a folder that is not ours. */
    private void restore() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            boolean posix =
                    TEMPORARY.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectory(
                    folder,
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                            }
                            : new FileAttribute<?>[0]);
            fill();
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
        diary.follow(stop);
    }

    /**
     * Removes the folders of labs that were killed.
     *
     * @param number of this lab: whoever else had it is gone
     */
    private static void sweep(int number) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(TEMPORARY, FoundLabs.FOLDERS + "*")) {
            for (Path found : folders) {
                Matcher name = NAME.matcher(found.getFileName().toString());
                if (name.matches()
                        && Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS)
                        && Files.isWritable(found)
                        && System.getProperty(mark(found)) == null
                        && dead(found, Integer.parseInt(name.group(1)) == number)) {
                    remove(found);
                }
            }
        }
    }

    /**
     * Whether the lab of that folder is gone.
     *
     * @param unlocked what holds where there is no lock yet or any more
     */
    private static boolean dead(Path folder, boolean unlocked) {
        try (FileChannel alive = FileChannel.open(folder.resolve(ALIVE), StandardOpenOption.WRITE)) {
            return alive.tryLock() != null;
        } catch (IOException noLock) {
            return unlocked;
        }
    }

    private static void remove(Path folder) {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException | java.nio.file.DirectoryIteratorException undeletable) {
            // Somebody else's, or another lab sweeps it too: it is in nobody's way.
            return;
        }
    }

    /** Says that the folder is of this process, which must not open the lock again: closing it would free it (POSIX). */
    private static String mark(Path folder) {
        return "uclab.folder." + folder.getFileName();
    }

    @Override
    public void close() {
        diary.close();
        remove(folder);
        try {
            if (alive != null) {
                alive.close();
            }
        } catch (IOException undeletable) {
            throw new UsageException("cannot close " + folder + ": " + undeletable.getMessage(), undeletable);
        } finally {
            System.clearProperty(mark(folder));
        }
    }
}
