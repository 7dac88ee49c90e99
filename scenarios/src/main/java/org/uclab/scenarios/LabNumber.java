package org.uclab.scenarios;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.Optional;

/**
 * The number of a lab on this machine, held by a lock on a file in the system's temporary folder so that labs of
 * several processes stay apart. The system frees the lock when the process ends, however it ends.
 */
final class LabNumber implements AutoCloseable {

    /** Numbers below this are for labs that people start and want to find again at the same addresses. */
    static final int CHOSEN_FIRST = 10;

    static final int MAX = 254;

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    private final int number;
    private final FileChannel channel;

    private LabNumber(int number, FileChannel channel) {
        this.number = number;
        this.channel = channel;
    }

    int number() {
        return number;
    }

    /**
     * Takes that number, or a free one for 0.
     *
     * @throws BenchException when it is taken, or none is free
     */
    static LabNumber take(int wanted) {
        if (wanted < 0 || wanted > MAX) {
            throw new BenchException("a lab has a number from 1 to " + MAX + ", not " + wanted);
        }
        if (wanted > 0) {
            return tryTake(wanted)
                    .orElseThrow(() -> new BenchException("lab " + wanted + " is running on this machine already"
                            + holder(wanted) + "; stop it, or start this one with another number"));
        }
        for (int number = CHOSEN_FIRST; number <= MAX; number++) {
            Optional<LabNumber> taken = tryTake(number);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new BenchException("all lab numbers from " + CHOSEN_FIRST + " to " + MAX + " are in use");
    }

    private static Optional<LabNumber> tryTake(int number) {
        Path mark = mark(number);
        try {
            // On POSIX a process loses its lock when it closes the file anywhere, so what is ours we must not open
            // again.
            Files.createFile(mark);
        } catch (FileAlreadyExistsException heldByThisProcess) {
            return Optional.empty();
        } catch (IOException unwritable) {
            throw new BenchException("cannot write " + mark + ": " + unwritable.getMessage(), unwritable);
        }
        try {
            FileChannel channel = open(file(number));
            try {
                return locked(number, mark, channel);
            } catch (IOException unwritable) {
                channel.close(); // whatever is locked by it is free again
                throw unwritable;
            }
        } catch (AccessDeniedException anotherUsers) {
            free(mark);
            return Optional.empty();
        } catch (IOException unwritable) {
            free(mark);
            throw new BenchException("cannot lock " + file(number) + ": " + unwritable.getMessage(), unwritable);
        }
    }

    private static Optional<LabNumber> locked(int number, Path mark, FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            Files.deleteIfExists(mark);
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        sweep(number, mark);
        return Optional.of(new LabNumber(number, channel));
    }

    /** The lock file, open to all users of the machine: they share its addresses. */
    private static FileChannel open(Path file) throws IOException {
        try {
            // Some kernels refuse to create over a file of another user's, so what is there is opened as it is.
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException first) {
            FileChannel made = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            return made;
        }
    }

    private static void free(Path mark) {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException undeletable) {
            throw new BenchException("cannot remove " + mark, undeletable);
        }
    }

    /** Marks of processes that were killed: whoever has the lock knows that they are gone. */
    private static void sweep(int number, Path own) throws IOException {
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(FOLDER, "uclab-" + number + ".*.held")) {
            for (Path mark : marks) {
                if (!mark.equals(own)) {
                    sweep(mark, Files.getOwner(own));
                }
            }
        }
    }

    private static void sweep(Path mark, UserPrincipal us) throws IOException {
        try {
            if (Files.getOwner(mark).equals(us)) {
                Files.deleteIfExists(mark);
            }
        } catch (NoSuchFileException goneByItself) {
            // Whoever made it has asked for the number at the same time and has taken the mark away again.
        }
    }

    private static String holder(int number) {
        if (Files.exists(mark(number))) {
            return " (process " + ProcessHandle.current().pid() + ")";
        }
        try {
            String pid = Files.readString(file(number)).strip();
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Path file(int number) {
        return FOLDER.resolve("uclab-" + number + ".lock");
    }

    /** Says that this process, and no later one with its number, holds the lock or is about to. */
    private static Path mark(int number) {
        ProcessHandle self = ProcessHandle.current();
        long born = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return FOLDER.resolve("uclab-" + number + "." + self.pid() + "-" + born + ".held");
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(mark(number));
        } catch (IOException alreadyGone) {
            throw new BenchException("cannot free lab number " + number, alreadyGone);
        }
    }
}
