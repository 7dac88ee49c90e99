package org.uclab.features.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestSourceParsed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.uclab.features.Unplayable;
import org.uclab.features.script.Glue;

/** Notes how each scenario went, with the figures of its lines, and writes the ladders that scenarios attach to files. */
final class RunListener implements ConcurrentEventListener {

    private final Path ladders;
    private final Consumer<RunResult.ScenarioResult> progress;
    private final List<RunResult.ScenarioResult> results = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> failovers = new ConcurrentSkipListMap<>();
    private final AtomicReference<IOException> trouble = new AtomicReference<>();
    private final Map<URI, String> features = new ConcurrentHashMap<>();
    /** Of scenarios that are not over yet. */
    private final Map<UUID, List<String>> lines = new ConcurrentHashMap<>();

    RunListener(Path ladders, Consumer<RunResult.ScenarioResult> progress) {
        this.ladders = ladders;
        this.progress = progress;
    }

    List<RunResult.ScenarioResult> results() {
        return List.copyOf(results);
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(
                TestSourceParsed.class,
                event -> event.getNodes()
                        .forEach(node ->
                                features.put(event.getUri(), node.getName().orElse(""))));
        publisher.registerHandlerFor(EmbedEvent.class, this::embedded);
        publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private void finished(TestCaseFinished event) {
        TestCase scenario = event.getTestCase();
        Result result = event.getResult();
        RunResult.Verdict verdict = switch (result.getStatus()) {
            case PASSED -> RunResult.Verdict.PASSED;
            case SKIPPED -> RunResult.Verdict.SKIPPED;
            default -> Unplayable.isIn(result.getError()) ? RunResult.Verdict.UNPLAYABLE : RunResult.Verdict.FAILED;
        };
        RunResult.ScenarioResult noted = new RunResult.ScenarioResult(
                features.getOrDefault(scenario.getUri(), ""),
                scenario.getName(),
                Glue.path(scenario.getUri()) + ":" + scenario.getLocation().getLine(),
                verdict,
                result.getDuration().toMillis(),
                result.getError() == null
                        ? ""
                        : String.valueOf(result.getError().getMessage()),
                Optional.ofNullable(lines.remove(scenario.getId())).orElse(List.of()));
        results.add(noted);
        progress.accept(noted);
    }

    private void embedded(EmbedEvent event) {
        if (event.getName().equals("lines")) {
            lines.put(
                    event.getTestCase().getId(),
                    new String(event.getData(), StandardCharsets.UTF_8).lines().toList());
            return;
        }
        if (event.getName().equals("fail-over")) {
            String where = Glue.path(event.getTestCase().getUri()).replaceAll("^.*/", "") + ":"
                    + event.getTestCase().getLocation().getLine();
            failovers.put(
                    where,
                    "## " + event.getTestCase().getName() + "\n\n`" + where + "`\n\n"
                            + new String(event.getData(), StandardCharsets.UTF_8));
            return;
        }
        String suffix = event.getName().startsWith("mermaid") ? ".mmd" : ".txt";
        if (!event.getName().startsWith("ladder") && !suffix.equals(".mmd")) {
            return;
        }
        TestCase scenario = event.getTestCase();
        String file = Glue.path(scenario.getUri()).replaceAll("^.*/|\\.feature$", "") + "-"
                + scenario.getLocation().getLine() + "-"
                + scenario.getName().replaceAll("[^A-Za-z0-9]+", "-") + suffix;
        try {
            Files.write(ladders.resolve(file), event.getData());
        } catch (IOException unwritable) {
            // A scenario has not failed because there is no room for its picture; who asked for the run is told at its
            // end.
            trouble.compareAndSet(null, unwritable);
        }
    }

    /** How phones failed over, scenario by scenario; empty when none did. */
    Optional<String> failovers() {
        return failovers.isEmpty()
                ? Optional.empty()
                : Optional.of("# How phones failed over, in lab seconds\n\n" + String.join("\n", failovers.values()));
    }

    /** What kept a ladder from being written; empty when all are. */
    Optional<IOException> trouble() {
        return Optional.ofNullable(trouble.get());
    }
}
