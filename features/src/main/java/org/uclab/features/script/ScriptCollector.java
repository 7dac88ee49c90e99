package org.uclab.features.script;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.DataTableArgument;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.Step;
import io.cucumber.plugin.event.StepDefinedEvent;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Collects in a dry run the steps there are, what scenarios say, and what of it nobody knows. */
final class ScriptCollector implements ConcurrentEventListener {

    private static final int NEAREST = 3;

    private record Unknown(String where, String text, String why) {}

    private final Set<String> defined = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> expectations = Collections.synchronizedSet(new HashSet<>());
    private final List<Envelope> parsed = Collections.synchronizedList(new ArrayList<>());
    private final List<Unknown> unknown = Collections.synchronizedList(new ArrayList<>());
    private final List<ScenarioText> scenarios = new ArrayList<>();

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(
                StepDefinedEvent.class,
                event -> defined(
                        event.getStepDefinition().getPattern(),
                        event.getStepDefinition().getLocation()));
        publisher.registerHandlerFor(Envelope.class, this::parsed);
        publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
        publisher.registerHandlerFor(TestCaseFinished.class, this::read);
    }

    private void defined(String pattern, String method) {
        defined.add(pattern);
        if (Expectations.isOne(method)) {
            expectations.add(pattern);
        }
    }

    private void parsed(Envelope message) {
        if (message.getSource().isPresent() || message.getGherkinDocument().isPresent()) {
            parsed.add(message);
        }
    }

    private synchronized void read(TestCaseFinished event) {
        TestCase scenario = event.getTestCase();
        List<StepLine> lines = new ArrayList<>();
        StepLine.Kind kind = StepLine.Kind.GIVEN;
        for (TestStep step : scenario.getTestSteps()) {
            if (step instanceof PickleStepTestStep said) {
                kind = kind(said.getStep(), kind);
                lines.add(line(said, kind));
            }
        }
        scenarios.add(new ScenarioText(
                Glue.path(scenario.getUri()),
                scenario.getLocation().getLine(),
                scenario.getName(),
                scenario.getTags(),
                lines));
    }

    private StepLine line(PickleStepTestStep said, StepLine.Kind kind) {
        List<StepLine.Noun> nouns = said.getDefinitionArgument().stream()
                .map(argument -> new StepLine.Noun(argument.getParameterTypeName(), unquoted(argument.getValue())))
                .toList();
        return new StepLine(
                said.getStep().getLine(),
                kind,
                said.getStep().getText(),
                Objects.requireNonNullElse(said.getPattern(), ""),
                said.getPattern() != null && expectations.contains(said.getPattern()),
                nouns,
                said.getStep().getArgument() instanceof DataTableArgument table ? table.cells() : List.of());
    }

    /** {@code And}, {@code But} and {@code *} go on with what the step before them was for. */
    private static StepLine.Kind kind(Step step, StepLine.Kind before) {
        return switch (((io.cucumber.core.gherkin.Step) step).getType()) {
            case GIVEN -> StepLine.Kind.GIVEN;
            case WHEN -> StepLine.Kind.WHEN;
            case THEN -> StepLine.Kind.THEN;
            case AND, BUT, OTHER -> before;
        };
    }

    private static String unquoted(String value) {
        if (value == null) {
            return "";
        }
        return value.replaceFirst("(?s)^([\"'])(.*)\\1$", "$2");
    }

    private void stepFinished(TestStepFinished event) {
        Status status = event.getResult().getStatus();
        if ((status == Status.UNDEFINED || status == Status.AMBIGUOUS)
                && event.getTestStep() instanceof PickleStepTestStep step) {
            unknown.add(new Unknown(
                    Glue.path(step.getUri()) + ":" + step.getStep().getLine(),
                    step.getStep().getText(),
                    status == Status.UNDEFINED ? "unknown step" : "two step definitions fit"));
        }
    }

    synchronized Script script() {
        return new Script(
                scenarios,
                defined.stream().map(StepText::new).toList(),
                problems(),
                new Prose(List.copyOf(defined)).in(List.copyOf(parsed)));
    }

    private List<String> problems() {
        return unknown.stream()
                .distinct()
                .map(step -> step.where() + ": " + step.why() + ": " + step.text()
                        + "\n    remedy: use one of './uclab steps', nearest:" + nearest(step.text()))
                .toList();
    }

    private String nearest(String text) {
        Set<String> words = words(text);
        StringBuilder nearest = new StringBuilder();
        defined.stream()
                .sorted(Comparator.comparingLong((String candidate) -> shared(words, candidate))
                        .reversed())
                .limit(NEAREST)
                .forEach(candidate -> nearest.append("\n      ").append(candidate));
        return nearest.toString();
    }

    private static long shared(Set<String> words, String candidate) {
        return words(candidate).stream().filter(words::contains).count();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }
}
