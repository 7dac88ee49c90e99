package org.uclab.tool.mutants;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Runs scenarios in the house with or without a mutant in it, each time in classes that are loaded anew. */
final class Trial implements AutoCloseable {

    /** How a mutant fared. */
    enum Verdict {
        /** Some scenario of its id failed. */
        RED,
        /** All were green. */
        SURVIVED,
        /** It could not be made, or the scenarios could not run. */
        UNFIT,
        /** They did not end in time. */
        LATE
    }

    /**
     * What came of it.
     *
     * @param detail the names of what failed, or what went wrong
     */
    record Outcome(Verdict verdict, String detail) {}

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Pattern SOME_FAILED = Pattern.compile("(?m)^\\d+ passed, [1-9]\\d* failed, ");

    private final Path house;
    private final String classPath;
    private final Path work;
    private final Queue<WorkerProcess> idle = new ConcurrentLinkedQueue<>();

    /**
     * Trials of a house.
     *
     * @param house     its root
     * @param classPath the built jars
     * @param work      a folder for what trials leave
     */
    Trial(Path house, String classPath, Path work) {
        this.house = house;
        this.classPath = classPath;
        this.work = work;
    }

    /** The scenarios of the mutant's id with the mutant in the house. */
    Outcome of(Mutant mutant) {
        try {
            Path folder = fresh(mutant.name());
            Path classes = Files.createDirectories(folder.resolve("classes"));
            compile(mutant, classes);
            return run(folder, classes + File.pathSeparator + classPath, List.of(mutant.id()), 1);
        } catch (Mutant.Unfit | IOException unfit) {
            return new Outcome(Verdict.UNFIT, String.valueOf(unfit.getMessage()));
        }
    }

    /** The scenarios of all these ids in the house as it is. */
    Outcome whole(Collection<String> ids) {
        try {
            return run(fresh("whole"), classPath, ids, 2);
        } catch (IOException broken) {
            return new Outcome(Verdict.UNFIT, String.valueOf(broken.getMessage()));
        }
    }

    private Path fresh(String name) throws IOException {
        Path folder = work.resolve(name);
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (Path file : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private void compile(Mutant mutant, Path classes) throws IOException, Mutant.Unfit {
        String source = mutant.applied(Files.readString(house.resolve(mutant.place())));
        String unit = mutant.place().replaceFirst("^.*src/main/java/", "");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new Mutant.Unfit("this java has no compiler; take a JDK");
        }
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-nowarn", "-parameters", "-d", classes.toString(), "-cp", classPath),
                        null,
                        List.of(new SimpleJavaFileObject(URI.create("mutant:///" + unit), JavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return source;
                            }
                        }))
                .call();
        if (!compiled) {
            throw new Mutant.Unfit(said.toString().strip());
        }
    }

    private Outcome run(Path folder, String path, Collection<String> ids, int parallel) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(features(ids));
        arguments.addAll(List.of(
                "--parallel",
                Integer.toString(parallel),
                "--tags",
                ids.stream().map(id -> "@" + id).collect(Collectors.joining(" or ")),
                "--out",
                folder.resolve("report").toString()));
        Path log = folder.resolve("log.txt");
        Duration limit = LIMIT.multipliedBy(Math.max(1, ids.size() / 4));
        WorkerProcess worker = worker();
        OptionalInt exit;
        try {
            exit = worker.run(log, path, arguments, limit);
        } finally {
            idle.add(worker);
        }
        if (exit.isEmpty()) {
            return new Outcome(Verdict.LATE, "not done in time, see " + log);
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        return switch (exit.getAsInt()) {
            case 0 -> new Outcome(Verdict.SURVIVED, "");
            case 1 ->
                SOME_FAILED.matcher(said).find()
                        ? new Outcome(Verdict.RED, failed(said))
                        : new Outcome(Verdict.UNFIT, "the run broke, see " + log);
            default -> new Outcome(Verdict.UNFIT, "the run could not begin or end, see " + log);
        };
    }

    /** The features in which any of these ids stands, so that no others are read. */
    private List<String> features(Collection<String> ids) throws IOException {
        Path resources = house.resolve("features/src/main/resources");
        Pattern tags = Pattern.compile("@(" + String.join("|", ids) + ")\\b");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(resources.resolve("features"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".feature"))
                    .sorted()
                    .toList()) {
                if (tags.matcher(Files.readString(file)).find()) {
                    found.add(
                            "classpath:" + resources.relativize(file).toString().replace(File.separatorChar, '/'));
                }
            }
        }
        return found;
    }

    private WorkerProcess worker() {
        WorkerProcess free = idle.poll();
        return free == null ? new WorkerProcess(work.resolve("workers.txt")) : free;
    }

    /** Ends what trials ran in. */
    @Override
    public void close() throws IOException {
        for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
            worker.close();
        }
    }

    private static String failed(String said) {
        return Arrays.stream(said.split("\n"))
                .filter(line -> line.startsWith("FAILED  "))
                .map(line -> line.substring("FAILED  ".length()).strip())
                .collect(Collectors.joining("; "));
    }
}
