package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    /** Room for what is written at the start, and not for the history of a sign-in or some. */
    private static final int FULL_KB = 64;

    @TempDir
    private Path machine;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private List<String> command(int number, Path ports) {
        return List.of(
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
                ports.toString());
    }

    private Process up(int number, Path ports) throws IOException {
        return started(command(number, ports));
    }

    private Process started(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
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

    /** What a command said, how it ended, and whether it has. */
    private static final class Said {

        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> code;

        Said(Path ports, String... words) {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--lab", ports.toString()));
            code = CompletableFuture.supplyAsync(
                    () -> Uclab.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new)),
                    task -> new Thread(task).start());
        }

        int ended() throws Exception {
            return code.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aLabThatDiesInMidCallIsToldToWhoeverWaitsAndFollows() throws Exception {
        Path ports = machine.resolve("p.json");
        Process lab = up(NUMBER + 4, ports);
        awaitUp(lab, ports);
        Said follows = new Said(ports, "history", "--follow", "--from", "1", "--kind", "fault-fired", "--json");
        for (String host : List.of("uclabcucm-pub", "uclabcucm-sub")) {
            assertThat(new Said(ports, "fault", "add", "silent", "--host", host, "--service", "uds").ended())
                    .isZero();
        }
        assertThat(new Said(ports, "client", "launch", "mac.donald", "--from", "inside").ended())
                .isZero();
        Said signsIn = new Said(ports, "client", "sign-in", "mac.donald");
        while (!follows.out.toString().contains("FAULT_FIRED")) {
            assertThat(Thread.interrupted()).as("there is no more time").isFalse();
            assertThat(follows.code.isDone() || signsIn.code.isDone())
                    .as("both go on: " + follows.err + signsIn.err)
                    .isFalse();
            Thread.onSpinWait();
        }
        lab.destroyForcibly();
        for (Said one : List.of(signsIn, follows)) {
            assertThat(one.ended()).as(one.err.toString()).isEqualTo(ExitCode.COULD_NOT_RUN);
            assertThat(one.err.toString()).contains("no lab answers", "remedy");
        }
        assertThat(new Said(ports, "lab", "show").ended()).isEqualTo(ExitCode.COULD_NOT_RUN);
    }

    /** A file that may not grow is to a process what a full disk is. */
    @Test
    void aLabWhoseDiskIsFullServesOnAndEndsWithZero() throws Exception {
        Path ports = machine.resolve("p.json");
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + FULL_KB + "; exec \"$@\"", "up"));
        limited.addAll(command(NUMBER + 5, ports));
        Process lab = started(limited);
        awaitUp(lab, ports);
        Path said = machine.resolve("out-0");
        assertThat(new Said(ports, "client", "launch", "mac.donald", "--from", "inside").ended())
                .isZero();
        while (!Files.readString(said).contains("cannot write")) {
            assertThat(Thread.interrupted()).as("there is no more time").isFalse();
            assertThat(new Said(ports, "client", "sign-in", "mac.donald").ended())
                    .isZero();
            assertThat(new Said(ports, "client", "sign-out", "mac.donald").ended())
                    .isZero();
        }
        assertThat(Files.readString(said)).contains("history.ndjson", "the lab goes on, and writes again when it can");
        assertThat(new Said(ports, "client", "sign-in", "mac.donald").ended()).isZero();
        lab.destroy();
        assertThat(code(lab)).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said).split("cannot write", -1))
                .as("it warns once")
                .hasSize(2);
        assertThat(labFolders()).isEmpty();
    }
}
