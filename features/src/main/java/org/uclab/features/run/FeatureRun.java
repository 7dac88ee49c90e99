package org.uclab.features.run;

import io.cucumber.core.exception.CucumberException;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.ObjectFactorySupplier;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.tagexpressions.TagExpressionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.features.RunTerms;

/** Runs features with the steps of the house. */
public final class FeatureRun {

    /** The request cannot be run: nothing was started. The message has file, line and remedy. */
    public static final class CannotRun extends Exception {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        CannotRun(String message) {
            super(message);
        }
    }

    private static final String GLUE = "org.uclab.features.steps";

    private FeatureRun() {}

    /** Every step that features may use, in alphabetical order. */
    public static List<StepText> steps() {
        StepCollector collector = new StepCollector();
        execute(List.of("--dry-run", RunRequest.BUNDLED), RunTerms.usual(), collector);
        return collector.steps();
    }

    /** How many bundled scenarios carry each tag. */
    public static Map<String, Integer> scenariosByTag() {
        StepCollector collector = new StepCollector();
        execute(List.of("--dry-run", RunRequest.BUNDLED), RunTerms.usual(), collector);
        return collector.tags();
    }

    /**
     * Checks everything first, then runs.
     *
     * @param progress told of each scenario as it ends
     * @throws CannotRun when a path, a tag expression, a feature or a step is not understood, or nothing is selected
     */
    public static RunResult run(RunRequest request, Consumer<RunResult.ScenarioResult> progress) throws CannotRun {
        List<String> selection = selection(request);
        preflight(request, selection);
        List<String> arguments = new ArrayList<>(selection);
        arguments.addAll(List.of(
                "--threads", Integer.toString(request.parallel()),
                "--plugin", "html:" + request.html(),
                "--plugin", "junit:" + request.junit(),
                "--plugin", "message:" + request.messages()));
        try {
            Files.createDirectories(request.ladders());
        } catch (IOException unwritable) {
            throw new CannotRun("cannot write to " + request.out() + ": " + unwritable.getMessage()
                    + "\n    remedy: give a folder you may write with --out");
        }
        RunListener listener = new RunListener(request.ladders(), progress);
        execute(arguments, request.terms(), listener);
        try {
            JunitProperties.add(request.junit(), request.terms());
        } catch (IOException unwritable) {
            throw new CannotRun("cannot write " + request.junit() + ": " + unwritable.getMessage()
                    + "\n    remedy: give a folder you may write with --out");
        }
        return new RunResult(listener.results());
    }

    private static void preflight(RunRequest request, List<String> selection) throws CannotRun {
        List<String> arguments = new ArrayList<>(selection);
        arguments.add("--dry-run");
        StepCollector collector = new StepCollector();
        try {
            execute(arguments, request.terms(), collector);
        } catch (FeatureParserException broken) {
            throw new CannotRun(broken.getMessage() + "\n    remedy: see https://cucumber.io/docs/gherkin/reference");
        } catch (TagExpressionException broken) {
            throw new CannotRun(broken.getMessage() + "\n    remedy: write --tags '@EDGE-05 and not @slow'");
        } catch (CucumberException | IllegalArgumentException broken) {
            throw new CannotRun(rootMessage(broken));
        }
        if (!collector.problems().isEmpty()) {
            throw new CannotRun(String.join("\n", collector.problems()));
        }
        if (collector.scenarios() == 0) {
            throw new CannotRun("no scenario is selected by "
                    + request.paths()
                    + request.tags().map(tags -> " with tags " + tags).orElse("")
                    + "\n    remedy: './uclab catalogue' lists the ids that scenarios carry");
        }
    }

    private static String rootMessage(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static List<String> selection(RunRequest request) throws CannotRun {
        List<String> arguments = new ArrayList<>();
        for (String path : request.paths()) {
            String file = path.replaceFirst("(:[0-9]+)+$", "");
            if (!file.startsWith("classpath:") && !Files.exists(Path.of(file))) {
                throw new CannotRun("there is no feature file or folder '" + file
                        + "'\n    remedy: give a path, or none for the bundled features");
            }
            arguments.add(path);
        }
        request.tags().ifPresent(tags -> arguments.addAll(List.of("--tags", tags)));
        return arguments;
    }

    private static void execute(List<String> arguments, RunTerms terms, ConcurrentEventListener listener) {
        List<String> all = new ArrayList<>(List.of("--glue", GLUE, "--monochrome"));
        all.addAll(arguments);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CommandlineOptionsParser parser =
                new CommandlineOptionsParser(new PrintStream(said, true, StandardCharsets.UTF_8));
        var options =
                parser.parse(all.toArray(String[]::new)).setPublishQuiet(true).build();
        Optional<Byte> refused = parser.exitStatus();
        if (refused.isPresent()) {
            throw new IllegalArgumentException(
                    said.toString(StandardCharsets.UTF_8).strip());
        }
        Runtime.builder()
                .withRuntimeOptions(options)
                .withClassLoader(FeatureRun.class::getClassLoader)
                .withObjectFactorySupplier(objects(terms))
                .withAdditionalPlugins(listener)
                .build()
                .run();
    }

    /** One factory for each thread, as scenarios run on several. */
    private static ObjectFactorySupplier objects(RunTerms terms) {
        ThreadLocal<TermedObjects> ofThread = ThreadLocal.withInitial(() -> new TermedObjects(terms));
        return ofThread::get;
    }
}
