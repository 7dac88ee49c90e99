package org.uclab.features.script;

import io.cucumber.gherkin.GherkinDialect;
import io.cucumber.gherkin.GherkinDialects;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.lab.model.Finding;
import org.uclab.lab.words.Nearest;

/**
 * Gherkin takes a line with a misspelt keyword for the description of what stands above it, and forgets it; it also takes
 * an outline without an example, and a feature without a scenario. None of them ever runs, so nothing of it ever fails.
 */
final class Prose {

    /** Letters by which a keyword of a block may be misspelt; short ones are other words sooner. */
    private static final int SLIPS_MAX = 2;

    private static final int SHORT = 6;

    private final List<Pattern> steps;

    /**
     * What steps look like.
     *
     * @param expressions those of all steps
     */
    Prose(List<String> expressions) {
        this.steps = expressions.stream().map(Prose::shape).toList();
    }

    /** What stands in the places of cucumber expressions; a word where it is not said here. */
    private static final Map<String, String> PLACES = Map.of(
            "{string}",
            "(?:\"[^\"]*\"|'[^']*')",
            "{int}",
            "-?[0-9]+",
            "{fault}",
            "\"[^\"]*\"",
            "{place}",
            ".+",
            "{when}",
            ".+");

    /** Roughly what fits a cucumber expression. */
    private static Pattern shape(String expression) {
        return Pattern.compile(Stream.of(expression.split("(?<=\\})|(?=\\{)|(?=\\()|(?<=\\))"))
                .map(part -> part.startsWith("{")
                        ? PLACES.getOrDefault(part, "\\S+")
                        : part.startsWith("(")
                                ? "(?:" + Pattern.quote(part.substring(1, part.length() - 1)) + ")?"
                                : Pattern.quote(part))
                .collect(Collectors.joining()));
    }

    /**
     * What is wrong with these features.
     *
     * @param parsed the sources and the documents, in any order
     */
    List<Finding> in(List<Envelope> parsed) {
        Map<String, List<String>> sources = new HashMap<>();
        parsed.stream()
                .flatMap(message -> message.getSource().stream())
                .forEach(source ->
                        sources.put(source.getUri(), source.getData().lines().toList()));
        List<Finding> findings = new ArrayList<>();
        parsed.stream()
                .flatMap(message -> message.getGherkinDocument().stream())
                .forEach(document -> {
                    String uri = document.getUri().orElse("");
                    document.getFeature()
                            .ifPresent(feature ->
                                    new Page(uri, sources.getOrDefault(uri, List.of()), feature, findings).look());
                });
        return findings;
    }

    /** One feature. */
    private final class Page {

        private final String file;
        private final List<String> source;
        private final Feature feature;
        private final List<Finding> findings;
        private final Set<String> blocks;
        private final Set<String> scenarioWords;

        Page(String uri, List<String> source, Feature feature, List<Finding> findings) {
            this.file = Glue.path(URI.create(uri));
            this.source = source;
            this.feature = feature;
            this.findings = findings;
            GherkinDialect dialect = GherkinDialects.getDialect(feature.getLanguage())
                    .orElseGet(() -> GherkinDialects.getDialect("en").orElseThrow());
            this.scenarioWords = Stream.of(dialect.getScenarioKeywords(), dialect.getScenarioOutlineKeywords())
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            this.blocks = Stream.of(
                            dialect.getScenarioKeywords(),
                            dialect.getScenarioOutlineKeywords(),
                            dialect.getBackgroundKeywords(),
                            dialect.getExamplesKeywords(),
                            dialect.getRuleKeywords())
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
        }

        void look() {
            prose(feature.getDescription(), line(feature.getLocation().getLine()));
            List<Scenario> scenarios = new ArrayList<>();
            for (FeatureChild child : feature.getChildren()) {
                child.getBackground().ifPresent(this::background);
                child.getScenario().ifPresent(scenarios::add);
                child.getRule().ifPresent(rule -> rule(rule, scenarios));
            }
            scenarios.forEach(this::scenario);
            if (scenarios.isEmpty()) {
                found(
                        line(feature.getLocation().getLine()),
                        "the feature '" + feature.getName() + "' has no scenario",
                        "begin one with 'Scenario:'");
            }
        }

        private void rule(Rule rule, List<Scenario> scenarios) {
            prose(rule.getDescription(), line(rule.getLocation().getLine()));
            for (RuleChild child : rule.getChildren()) {
                child.getBackground().ifPresent(this::background);
                child.getScenario().ifPresent(scenarios::add);
            }
        }

        private void background(Background background) {
            prose(background.getDescription(), line(background.getLocation().getLine()));
        }

        private void scenario(Scenario scenario) {
            prose(scenario.getDescription(), line(scenario.getLocation().getLine()));
            if (scenario.getSteps().isEmpty()) {
                found(
                        line(scenario.getLocation().getLine()),
                        "the scenario '" + scenario.getName() + "' has no steps",
                        "write some, or remove it");
            }
            for (Examples examples : scenario.getExamples()) {
                prose(examples.getDescription(), line(examples.getLocation().getLine()));
                if (examples.getTableBody().isEmpty()) {
                    found(
                            line(examples.getLocation().getLine()),
                            "these examples of '" + scenario.getName() + "' have no row, so they never run",
                            "write one below the heading, or remove them");
                }
            }
        }

        /** A description below that line. */
        private void prose(String description, int above) {
            int at = above;
            for (String said : description.lines().map(String::strip).toList()) {
                if (!said.isEmpty()) {
                    at = lineOf(said, at);
                    int line = at;
                    meant(said)
                            .ifPresent(meant ->
                                    found(line, "'" + said + "' is read as prose: it begins with no keyword", meant));
                }
            }
        }

        private int lineOf(String said, int after) {
            for (int at = after; at < source.size(); at++) {
                if (source.get(at).strip().equals(said)) {
                    return at + 1;
                }
            }
            return after;
        }

        private Optional<String> meant(String said) {
            int colon = said.indexOf(':');
            if (colon > 0) {
                String word = said.substring(0, colon).strip();
                String near = Nearest.of(word, blocks);
                int slips = Nearest.distance(word.toLowerCase(Locale.ROOT), near.toLowerCase(Locale.ROOT));
                if (slips <= (near.length() < SHORT ? 1 : SLIPS_MAX)) {
                    return Optional.of("write '" + near + ":'");
                }
            }
            if (scenarioWords.stream().anyMatch(word -> said.equals(word) || said.startsWith(word + " "))) {
                return Optional.of("put a colon behind the keyword, or begin the sentence otherwise");
            }
            String[] words = said.split("\\s+", 2);
            boolean step = Stream.of(said, words[words.length - 1])
                    .anyMatch(text ->
                            steps.stream().anyMatch(shape -> shape.matcher(text).matches()));
            return step
                    ? Optional.of("begin a step with one of the keywords, such as Given, When, Then, And")
                    : Optional.empty();
        }

        private void found(int line, String message, String remedy) {
            findings.add(new Finding(file, line, message, remedy));
        }

        private static int line(Number line) {
            return line.intValue();
        }
    }
}
