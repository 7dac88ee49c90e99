package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabNumberTest {

    private static final Path LOCKS = Path.of("/proc/locks");
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    @Test
    void whoeverElseWantsTheNumberInThisProcessDoesNotFreeItForOtherProcesses() throws IOException {
        assumeTrue(Files.isReadable(LOCKS), "this system does not tell of its locks");
        try (LabNumber one = LabNumber.take(0)) {
            assertThatThrownBy(() -> LabNumber.take(one.number()))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
            try (LabNumber other = LabNumber.take(0)) {
                assertThat(other.number()).isNotEqualTo(one.number());
                assertThat(locked(one.number())).isTrue();
                assertThat(locked(other.number())).isTrue();
            }
            assertThat(locked(one.number())).isTrue();
        }
    }

    @Test
    void aNumberThatWasFreedCanBeTakenAgain() {
        int number;
        try (LabNumber one = LabNumber.take(0)) {
            number = one.number();
        }
        try (LabNumber again = LabNumber.take(number)) {
            assertThat(again.number()).isEqualTo(number);
        }
    }

    /** Each in turn takes a free number or a certain one and gives it back, as fast as it can. */
    @Test
    void manyProcessesAndThreadsThatStartAndEndAtOnceNeverFail(@TempDir Path machine) throws Exception {
        Files.createDirectory(machine.resolve("held"));
        List<Process> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-Djava.io.tmpdir=" + machine,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Starts.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(machine.resolve("out-" + i).toFile())
                    .start());
        }
        try {
            for (int i = 0; i < others.size(); i++) {
                Process other = others.get(i);
                assertThat(other.waitFor(400, TimeUnit.SECONDS)).isTrue();
                String said = Files.readString(machine.resolve("out-" + i));
                assertThat(other.exitValue()).as(said).isZero();
                assertThat(Integer.parseInt(said.strip().split(" ")[0]))
                        .as("numbers that were had")
                        .isGreaterThan(Starts.THREADS * Starts.TAKES / 2);
            }
        } finally {
            others.forEach(Process::destroyForcibly);
        }
        try (Stream<Path> left = Files.list(machine)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches("uclab-\\d+\\.lock|held|out-\\d"));
        }
    }

    /** A process whose threads take numbers. It fails when one is had by two at a time, or a take by anything but "in use". */
    static final class Starts {

        static final int THREADS = 4;
        static final int TAKES = 1_000;
        private static final int CERTAIN = 7;

        private Starts() {}

        public static void main(String[] none) throws Exception {
            Path held = Path.of(System.getProperty("java.io.tmpdir"), "held");
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true); // one that fails must not keep the others' process alive
                return thread;
            });
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> takes(held)));
            }
            int had = 0;
            for (Future<Integer> one : all) {
                had += one.get();
            }
            threads.shutdown();
            System.out.println(had + " had");
        }

        private static int takes(Path held) throws IOException {
            int had = 0;
            for (int i = 0; i < TAKES; i++) {
                had += take(i % 4 == 0 ? CERTAIN : 0, held);
            }
            return had;
        }

        private static int take(int wanted, Path held) throws IOException {
            try (LabNumber number = LabNumber.take(wanted)) {
                Path alone = Files.createFile(held.resolve(Integer.toString(number.number())));
                Files.delete(alone);
                return 1;
            } catch (BenchException inUse) {
                if (wanted == 0 || !inUse.getMessage().contains("is running on this machine already")) {
                    throw inUse;
                }
                return 0;
            }
        }
    }

    @Test
    void otherUsersOfTheMachineCanLockANumberToo() throws IOException {
        assumeTrue(FOLDER.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX file system");
        int number;
        try (LabNumber one = LabNumber.take(0)) {
            number = one.number();
        }
        Path lock = FOLDER.resolve("uclab-" + number + ".lock");
        Files.delete(lock);
        try (LabNumber again = LabNumber.take(number)) {
            assertThat(again.number()).isEqualTo(number);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                    .isEqualTo("rw-rw-rw-");
        }
    }

    private static boolean locked(int number) throws IOException {
        Object inode = Files.getAttribute(FOLDER.resolve("uclab-" + number + ".lock"), "unix:ino");
        return Files.readAllLines(LOCKS).stream()
                .anyMatch(line ->
                        line.contains(" " + ProcessHandle.current().pid() + " ") && line.contains(":" + inode + " "));
    }
}
