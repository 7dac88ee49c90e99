package org.uclab.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.uclab.client.ClientDecisions;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Words;
import org.uclab.scenarios.BenchDecisions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lists what can be decided. */
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = "What clients and nodes decide: every subject with its outcomes and reasons, and their ids.",
        footer = {"", "Examples:", "  uclab decisions", "  uclab decisions --json"})
final class DecisionsCommand implements Callable<Integer> {

    private static final int ID_COLUMNS = 28;

    @Option(names = "--json", description = "as JSON, for scripts")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(
                            subjects().map(DecisionsCommand::properties).toList()));
        } else {
            subjects().forEach(subject -> lines(subject).forEach(out::println));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static Stream<Subject> subjects() {
        return Stream.concat(ClientDecisions.all().stream(), BenchDecisions.all().stream());
    }

    private static List<String> lines(Subject subject) {
        List<String> lines = new ArrayList<>(List.of(line("", subject)));
        subject.outcomes().forEach(outcome -> lines.add(line("  : ", outcome)));
        subject.reasons().forEach(reason -> lines.add(line("  because ", reason)));
        return lines;
    }

    private static String line(String before, Words words) {
        String id = before + words.id();
        return id + " ".repeat(Math.max(2, ID_COLUMNS + before.length() - id.length())) + words.wording();
    }

    private static Map<String, Object> properties(Subject subject) {
        Map<String, Object> properties = words(subject);
        properties.put(
                "outcomes",
                subject.outcomes().stream()
                        .map(outcome -> {
                            Map<String, Object> one = words(outcome);
                            one.put("kind", outcome.kind().name());
                            return one;
                        })
                        .toList());
        properties.put(
                "reasons",
                subject.reasons().stream().map(DecisionsCommand::words).toList());
        return properties;
    }

    private static Map<String, Object> words(Words words) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", words.id());
        properties.put("wording", words.wording().toString());
        return properties;
    }
}
