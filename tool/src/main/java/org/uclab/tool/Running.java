package org.uclab.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A program of somebody else's that goes on until it is closed. What it says can be waited for, and it can be told things. */
public final class Running implements AutoCloseable {

    private static final long END_SECONDS = 5;
    private static final long LOOK_MS = 20;

    /** A minute of them, at least. */
    private static final int LOOKS_MAX = 3_000;

    private final List<String> command;
    private final Path output;
    private final Process process;

    private Running(List<String> command, Path output, Process process) {
        this.command = command;
        this.output = output;
        this.process = process;
    }

    static Running of(List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("uclab-tool", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Running(command, output, builder.start());
        } catch (IOException broken) {
            throw new AssertionError(command + " cannot be run", broken);
        }
    }

    /** Both its outputs so far. */
    public String text() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** A line on its standard input. */
    public void say(String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException ended) {
            throw new AssertionError(command + " reads no more; it said: " + text(), ended);
        }
    }

    /** Waits until what it has said is such; fails the test where it ends before or that takes too long. */
    public void until(String what, Predicate<String> such) {
        for (int looks = 0; !such.test(text()); looks++) {
            if (looks == LOOKS_MAX || !process.isAlive()) {
                if (such.test(text())) {
                    return;
                }
                throw new AssertionError(command + " is not at: " + what + "; it said: " + text());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
        }
    }

    /** Asks it to end, as from a terminal, and makes it end where it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(output);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException undeletable) {
            throw new AssertionError(undeletable);
        }
    }
}
