package org.uclab.features.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.StepDefinedEvent;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects in a dry run the steps there are and those that features use and nobody knows. */
final class StepCollector implements ConcurrentEventListener {

    private static final int NEAREST = 3;

    private record Unknown(String where, String text, String why) {}

    private final Set<String> defined = Collections.synchronizedSet(new TreeSet<>());
    private final List<Unknown> unknown = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> tags = new HashMap<>();
    private int scenarios;

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(
                StepDefinedEvent.class,
                event -> defined.add(event.getStepDefinition().getPattern()));
        publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
        publisher.registerHandlerFor(TestCaseFinished.class, this::counted);
    }

    private synchronized void counted(TestCaseFinished event) {
        scenarios++;
        event.getTestCase().getTags().forEach(tag -> tags.merge(tag, 1, Integer::sum));
    }

    synchronized Map<String, Integer> tags() {
        return Map.copyOf(tags);
    }

    private void stepFinished(TestStepFinished event) {
        Status status = event.getResult().getStatus();
        if ((status == Status.UNDEFINED || status == Status.AMBIGUOUS)
                && event.getTestStep() instanceof PickleStepTestStep step) {
            unknown.add(new Unknown(
                    RunListener.path(step.getUri()) + ":" + step.getStep().getLine(),
                    step.getStep().getText(),
                    status == Status.UNDEFINED ? "unknown step" : "two step definitions fit"));
        }
    }

    synchronized int scenarios() {
        return scenarios;
    }

    List<StepText> steps() {
        return defined.stream().map(StepText::new).toList();
    }

    /** One text for each step that cannot run, with the nearest known ones. */
    List<String> problems() {
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
