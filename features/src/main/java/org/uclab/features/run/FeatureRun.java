package org.uclab.features.run;

import io.cucumber.core.exception.CucumberException;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.tagexpressions.TagExpressionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.uclab.features.catalogue.Catalogue;
import org.uclab.features.lint.FeatureLint;
import org.uclab.features.script.Glue;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.Script;
import org.uclab.lab.model.Finding;
import org.uclab.scenarios.Worlds;

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

    private FeatureRun() {}

    /**
     * What the selected scenarios say and do not prove, without running them; of the bundled features as a whole also the
     * worlds that nobody plays in.
     *
     * @throws CannotRun when a path, a tag expression, a feature or a step is not understood, or nothing is selected
     */
    public static List<Finding> lint(RunRequest request) throws CannotRun {
        Script script = script(request, selection(request));
        List<Finding> findings = new ArrayList<>(findings(request, script));
        if (request.everything()) {
            findings.addAll(FeatureLint.unusedWorlds(script.scenarios(), Worlds.names()));
        }
        return findings;
    }

    /**
     * Checks everything first, then runs.
     *
     * @param progress told of each scenario as it ends
     * @throws CannotRun when a path, a tag expression, a feature or a step is not understood, or nothing is selected
     */
    public static RunResult run(RunRequest request, Consumer<RunResult.ScenarioResult> progress) throws CannotRun {
        List<String> selection = selection(request);
        List<Finding> findings = findings(request, script(request, selection));
        if (!findings.isEmpty()) {
            throw new CannotRun(told(findings));
        }
        RunListener listener;
        try (Reports reports = Reports.of(request)) {
            listener = new RunListener(reports.draft().ladders(), progress);
            play(selection, reports.draft(), listener);
            reports.publish();
        } catch (IOException | UncheckedIOException unwritable) {
            throw new CannotRun(
                    "cannot write the reports to " + request.out() + ": " + reason(unwritable)
                            + "\n    remedy: give a folder with room that you may write, and with no reports of others, with --out");
        }
        return new RunResult(listener.results());
    }

    private static void play(List<String> selection, RunRequest request, RunListener listener) throws IOException {
        List<String> arguments = new ArrayList<>(selection);
        arguments.addAll(List.of(
                "--threads", Integer.toString(request.parallel()),
                "--plugin", "html:" + request.html(),
                "--plugin", "junit:" + request.junit(),
                "--plugin", "message:" + request.messages()));
        try {
            Glue.call(arguments, request.terms(), listener);
        } catch (RuntimeException broken) {
            throw writing(broken).orElseThrow(() -> broken);
        }
        Optional<IOException> trouble = listener.trouble();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        Optional<String> failovers = listener.failovers();
        if (failovers.isPresent()) {
            Files.writeString(request.failovers(), failovers.get());
        }
        JunitProperties.add(request.junit(), request.terms());
    }

    /** The trouble with a file that is behind what Cucumber throws, if that is it. */
    private static Optional<IOException> writing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException trouble) {
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }

    private static String reason(Exception unwritable) {
        Throwable root = unwritable.getCause() == null ? unwritable : unwritable.getCause();
        return root instanceof FileAlreadyExistsException
                ? root.getMessage() + " is there and is no folder"
                : String.valueOf(root.getMessage());
    }

    /** A scenario may be proved by its neighbours, so where it was picked out, its whole feature is read. */
    private static List<Finding> findings(RunRequest request, Script script) {
        List<ScenarioText> context = script.scenarios();
        if (!request.whole()) {
            context = Script.read(request.files()).scenarios();
        }
        List<Finding> findings = new ArrayList<>(script.prose());
        for (Finding finding : FeatureLint.with(Catalogue.ids()).check(script.scenarios(), context)) {
            if (findings.stream().noneMatch(told -> same(told, finding))) {
                findings.add(finding);
            }
        }
        return findings;
    }

    /** A line is told once for one reason. */
    private static boolean same(Finding one, Finding other) {
        return one.file().equals(other.file())
                && one.line() == other.line()
                && one.message().equals(other.message());
    }

    private static Script script(RunRequest request, List<String> selection) throws CannotRun {
        Script script;
        try {
            script = Script.read(selection);
        } catch (FeatureParserException broken) {
            throw new CannotRun(broken.getMessage() + "\n    remedy: see https://cucumber.io/docs/gherkin/reference");
        } catch (TagExpressionException broken) {
            throw new CannotRun(broken.getMessage() + "\n    remedy: write --tags '@EDGE-05 and not @slow'");
        } catch (CucumberException | IllegalArgumentException broken) {
            throw new CannotRun(rootMessage(broken));
        }
        if (!script.problems().isEmpty()) {
            throw new CannotRun(String.join("\n", script.problems()));
        }
        if (script.scenarios().isEmpty() && !script.prose().isEmpty()) {
            throw new CannotRun(told(script.prose()));
        }
        if (script.scenarios().isEmpty()) {
            throw new CannotRun("no scenario is selected by "
                    + request.paths()
                    + request.tags().map(tags -> " with tags " + tags).orElse("")
                    + "\n    remedy: './uclab catalogue' lists the ids that scenarios carry");
        }
        return script;
    }

    private static String told(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
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
            String file = RunRequest.file(path);
            if (!file.startsWith("classpath:") && !Files.exists(Path.of(file))) {
                throw new CannotRun("there is no feature file or folder '" + file
                        + "'\n    remedy: give a path, or none for the bundled features");
            }
            arguments.add(path);
        }
        request.tags().ifPresent(tags -> arguments.addAll(List.of("--tags", Catalogue.withClauses(tags))));
        return arguments;
    }
}
