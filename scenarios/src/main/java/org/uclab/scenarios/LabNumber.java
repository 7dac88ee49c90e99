package org.uclab.scenarios;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.wire.PortTakenException;

/**
 * The number of a lab on this machine, held by a lock on a file in the system's temporary folder so that labs of
 * several processes stay apart. The system frees the lock when the process ends, however it ends.
 */
final class LabNumber implements AutoCloseable {

    /** Numbers below this are for labs that people start and want to find again at the same addresses. */
    static final int CHOSEN_FIRST = 10;

    static final int MAX = 254;

    /** Numbers that are tried after the first, before it is said that a port is taken. */
    private static final int OTHERS_MAX = 5;

    private static final int SIGNATURE_MAX_BYTES = 20;

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
     * Starts a lab with that number, or for 0 with a free one; where somebody who knows nothing of the numbers has one of its ports, with
     * another.
     *
     * @param start gets the number, and has given it back where it fails
     * @throws BenchException when it cannot be started, the number is taken, or none is free
     */
    static <T> T with(int wanted, Function<LabNumber, T> start) {
        LabNumber number = take(wanted);
        for (int others = wanted == 0 ? OTHERS_MAX : 0; others > 0; others--) {
            try {
                return start.apply(number);
            } catch (BenchException failed) {
                if (!(failed.getCause() instanceof PortTakenException)) {
                    throw failed;
                }
                number = above(number.number);
            }
        }
        return start.apply(number);
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
            Attempt attempt = tryTake(wanted);
            return attempt.taken()
                    .orElseThrow(() -> new BenchException("lab " + wanted + " is running on this machine already"
                            + attempt.holder() + "; stop it, or start this one with another number"));
        }
        return above(CHOSEN_FIRST - 1);
    }

    /**
     * Takes the first free number above that one.
     *
     * @throws BenchException when none is free
     */
    static LabNumber above(int other) {
        for (int number = other + 1; number <= MAX; number++) {
            Optional<LabNumber> taken = tryTake(number).taken();
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new BenchException("all lab numbers from " + (other + 1) + " to " + MAX + " are in use");
    }

    /**
     * What came of trying to take a number.
     *
     * @param holder where somebody else has it, who, as far as that is known: {@code (process 123)} with a blank before it
     */
    private record Attempt(Optional<LabNumber> taken, String holder) {

        static Attempt failed(String pid) {
            return new Attempt(Optional.empty(), pid.isEmpty() ? "" : " (process " + pid + ")");
        }
    }

    private static Attempt tryTake(int number) {
        // On POSIX a process loses its lock when it closes the file anywhere, so a file is opened, read and closed only
        // by
        // the thread that has set the mark.
        if (System.getProperties().putIfAbsent(mark(number), pid()) != null) {
            return Attempt.failed(pid());
        }
        Attempt attempt = Attempt.failed("");
        try {
            attempt = locked(number);
            return attempt;
        } catch (AccessDeniedException anotherUsers) {
            return attempt;
        } catch (IOException unwritable) {
            throw new BenchException("cannot lock " + file(number) + ": " + unwritable.getMessage(), unwritable);
        } finally {
            if (attempt.taken().isEmpty()) {
                System.getProperties().remove(mark(number));
            }
        }
    }

    private static Attempt locked(int number) throws IOException {
        FileChannel channel = open(file(number));
        boolean held = false;
        try {
            held = channel.tryLock() != null;
            if (!held) {
                return Attempt.failed(signature(channel));
            }
        } finally {
            if (!held) {
                channel.close();
            }
        }
        LabNumber taken = new LabNumber(number, channel);
        taken.sign();
        return new Attempt(Optional.of(taken), "");
    }

    /** Whose it says it is. */
    private static String signature(FileChannel channel) throws IOException {
        ByteBuffer signature = ByteBuffer.allocate(SIGNATURE_MAX_BYTES);
        int read = channel.read(signature, 0);
        return new String(signature.array(), 0, Math.max(0, read), StandardCharsets.US_ASCII).strip();
    }

    /** Says whose it is, for whoever wants the number too. A full disk keeps nobody from having it. */
    private void sign() {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException unsigned) {
            // The lock is what counts.
            return;
        }
    }

    /** The lock file, open to all users of the machine: they share its addresses. */
    private static FileChannel open(Path file) throws IOException {
        try {
            // Some kernels refuse to create over a file of another user's, so what is there is opened as it is.
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException first) {
            return create(file);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        FileChannel made;
        try {
            made = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException meanwhile) {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        return made;
    }

    private static Path file(int number) {
        return FOLDER.resolve("uclab-" + number + ".lock");
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /**
     * Says that this process holds the lock or is about to. A property of the system and no field of ours: all class loaders
     * of a process see it, and it ends with the process, so that nothing has to be swept up after one that was killed.
     */
    private static String mark(int number) {
        return "uclab.lab." + number;
    }

    /** The lock goes first: who sees no mark must find no lock of ours. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            throw new BenchException("cannot free lab number " + number, alreadyGone);
        } finally {
            System.getProperties().remove(mark(number));
        }
    }
}
