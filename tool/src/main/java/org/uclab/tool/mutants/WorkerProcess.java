package org.uclab.tool.mutants;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link Worker}, from outside. It is started when it is needed, and another one in its place after some trials. */
final class WorkerProcess implements AutoCloseable {

    /** What a process has loaded for trials that are over it does not always let go of. */
    private static final int TRIALS_MAX = 25;

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-Xss512k",
            "-Xmx640m",
            "-Xshare:auto",
            "-Dio.netty.jfr.enabled=false",
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");

    private final Path said;
    private Process process;
    private int trials;

    /**
     * None is started yet.
     *
     * @param said where what it prints goes, beside the logs of the trials
     */
    WorkerProcess(Path said) {
        this.said = said;
    }

    /**
     * Runs {@code uclab}.
     *
     * @return its exit code, -1 where it broke; empty when it did not end within that time, and then its process is gone
     */
    OptionalInt run(Path log, String classPath, List<String> arguments, Duration limit) throws IOException {
        if (process == null || !process.isAlive() || trials == TRIALS_MAX) {
            close();
            start();
        }
        trials++;
        List<String> trial = new ArrayList<>(List.of(log.toString(), classPath));
        trial.addAll(arguments);
        Writer asked = process.outputWriter(StandardCharsets.UTF_8);
        asked.write(String.join("\t", trial) + "\n");
        asked.flush();
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<OptionalInt> answer = CompletableFuture.supplyAsync(() -> answer(answers));
        try {
            return answer.get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            process.destroyForcibly();
            return OptionalInt.empty();
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return OptionalInt.empty();
        }
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", own(), Worker.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
        trials = 0;
    }

    private static String own() {
        return System.getProperty("java.class.path").split(File.pathSeparator)[0];
    }

    private static OptionalInt answer(BufferedReader answers) {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(Worker.ANSWER)) {
                    return OptionalInt.of(Integer.parseInt(line.substring(Worker.ANSWER.length())));
                }
            }
            return OptionalInt.of(-1);
        } catch (IOException gone) {
            return OptionalInt.of(-1);
        }
    }

    /** Ends it. */
    @Override
    public void close() throws IOException {
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        process = null;
    }
}
