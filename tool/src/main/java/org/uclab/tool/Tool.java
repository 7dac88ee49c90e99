package org.uclab.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of somebody else's to check ours with. Where it is not installed the test that wants it is skipped and says
 * so; with {@code CI=true} in the environment it fails instead.
 */
public final class Tool {

    private static final long LIMIT_SECONDS = 30;

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /** The program of that name on the path. */
    public static Tool named(String name) {
        return wanted(installed(name), name);
    }

    /** Python of the system with that module of the Debian package {@code python3-MODULE}. */
    public static Tool pythonWith(String module) {
        Tool python = new Tool(Path.of("/usr/bin/python3"));
        boolean there = Files.isExecutable(python.program)
                && python.run("-c", "import " + module).exit() == 0;
        return wanted(there ? Optional.of(python.program) : Optional.empty(), "python3-" + module);
    }

    /**
     * What a program said.
     *
     * @param text both its outputs, as they came
     */
    public record Said(int exit, String text) {}

    /** Runs it to its end with nothing to read; fails the test when it does not end in time. */
    public Said run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("uclab-tool", ".txt");
            try {
                return new Said(exit(command, output), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException broken) {
            throw new AssertionError(command + " cannot be run", broken);
        }
    }

    public Said run(String... arguments) {
        return run(Arrays.asList(arguments));
    }

    /**
     * Starts it, to go on until it is closed.
     *
     * @param environment variables of its environment that are other than here
     */
    public Running start(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return Running.of(command, environment);
    }

    private static int exit(List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new AssertionError(
                    command + " did not end in " + LIMIT_SECONDS + " s; it said: " + Files.readString(output));
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static Optional<Path> installed(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Tool wanted(Optional<Path> program, String name) {
        if (program.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail(name + " is not installed, and CI skips nothing");
        }
        Assumptions.assumeTrue(program.isPresent(), name + " is not installed");
        return new Tool(program.orElseThrow());
    }
}
