package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the process of a lab ends, and what it leaves behind. */
@Timeout(180)
class UpEndingTest {

    private static final int NUMBER = 233;

    @TempDir
    private Path machine;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process up(int number, Path ports) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + machine,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Uclab.class.getName(),
                        "up",
                        "--number",
                        Integer.toString(number),
                        "--ports-file",
                        ports.toString())
                .redirectErrorStream(true)
                .redirectOutput(machine.resolve("out-" + started.size()).toFile())
                .start();
        started.add(process);
        return process;
    }

    private void awaitUp(Process process, Path ports) {
        while (process.isAlive() && !Files.exists(ports)) {
            assertThat(Thread.interrupted()).as("there is no more time").isFalse();
            Thread.onSpinWait();
        }
        assertThat(process.isAlive()).as("it is up").isTrue();
    }

    private static int code(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<String> labFolders() throws IOException {
        try (Stream<Path> all = Files.list(machine)) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("uclab-"))
                    .toList();
        }
    }

    @Test
    void aLabThatIsKilledIsSweptByTheNextAndOneThatIsToldToStopEndsWithZero() throws Exception {
        Path ports = machine.resolve("p.json");
        Process killed = up(NUMBER, ports);
        awaitUp(killed, ports);
        List<String> left = labFolders();
        assertThat(left).hasSize(1);
        killed.destroyForcibly();
        assertThat(code(killed)).isNotZero();
        assertThat(labFolders()).isEqualTo(left);
        Files.delete(ports);

        Path living = machine.resolve("q.json");
        Process lives = up(NUMBER + 1, living);
        awaitUp(lives, living);
        assertThat(labFolders()).as("that of the dead one is gone").hasSize(1).doesNotContainAnyElementsOf(left);
        List<String> own = labFolders();

        Path third = machine.resolve("r.json");
        Process other = up(NUMBER + 2, third);
        awaitUp(other, third);
        assertThat(labFolders()).as("that of a living one stays").hasSize(2).containsAll(own);
        other.destroy();
        lives.destroy();
        assertThat(code(other)).isZero();
        assertThat(code(lives)).isZero();
        assertThat(labFolders()).isEmpty();
    }

    @Test
    void aLabThatEndsWithoutBeingToldSaysSoWithItsCode() throws Exception {
        Process cannot = up(NUMBER + 3, machine.resolve("nowhere").resolve("p.json"));
        assertThat(code(cannot)).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(Files.readString(machine.resolve("out-0"))).contains("cannot write the ports file");
        assertThat(labFolders()).isEmpty();
    }
}
