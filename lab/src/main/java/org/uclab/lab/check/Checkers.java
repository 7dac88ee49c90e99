package org.uclab.lab.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Vocabulary;

/** The checkers of the kernel. */
public final class Checkers {

    private static final int NEAR = 3;

    private Checkers() {}

    /** Every fault that was armed bit at least once: a scenario whose fault never fired has proved nothing. */
    public static Checker everyFaultFired() {
        return evidence -> {
            Map<Long, Event.FaultArmed> idle = new TreeMap<>();
            List<Long> proof = new ArrayList<>();
            for (Event event : evidence.events()) {
                if (event instanceof Event.FaultArmed armed) {
                    idle.put(armed.id(), armed);
                } else if (event instanceof Event.FaultFired fired) {
                    idle.remove(fired.id());
                    proof.add(fired.seq());
                }
            }
            String name = "every fault fired";
            if (idle.isEmpty()) {
                return evidence.whole()
                        ? Judgement.pass(name, proof.size() + " bites", proof)
                        : Judgement.unknown(name, evidence.dropped() + " events were dropped");
            }
            List<Long> events = idle.values().stream().map(Event::seq).toList();
            return evidence.whole()
                    ? Judgement.fail(
                            name,
                            idle.values().stream().map(Event.FaultArmed::fault).toList() + " never fired",
                            events)
                    : Judgement.unknown(name, evidence.dropped() + " events were dropped");
        };
    }

    /** The same by the board itself, which still knows when the history has dropped it. */
    public static Checker everyFaultFired(FaultBoard board) {
        return evidence -> {
            String name = "every fault fired";
            List<ArmedFault> idle = board.unfired();
            if (idle.isEmpty()) {
                List<Long> proof = evidence.events().stream()
                        .filter(event -> event instanceof Event.FaultFired)
                        .map(Event::seq)
                        .toList();
                return Judgement.pass(name, proof.size() + " bites", proof);
            }
            Set<Long> ids = idle.stream().map(ArmedFault::id).collect(Collectors.toSet());
            return Judgement.fail(
                    name,
                    idle.stream().map(ArmedFault::text).toList() + " never fired",
                    evidence.events().stream()
                            .filter(event -> event instanceof Event.FaultArmed armed && ids.contains(armed.id()))
                            .map(Event::seq)
                            .toList());
        };
    }

    /** None of our handlers threw. */
    public static Checker noHandlerFailed() {
        return never("no handler failed", event -> event instanceof Event.HandlerFailed);
    }

    /** Nothing was decided about that subject. */
    public static Checker noDecision(Subject subject) {
        return never(
                "no " + subject.wording(),
                event ->
                        event.decided().filter(decision -> decision.on(subject)).isPresent());
    }

    /**
     * That was decided.
     *
     * @param text   what is wanted, in readable words
     * @param wanted whether a decision of somebody is it
     * @param near   whether one is worth showing where none is
     */
    public static Checker decided(String node, String text, Predicate<Decision> wanted, Predicate<Decision> near) {
        return evidence -> {
            String name = "decision of " + node;
            List<Event> decisions = evidence.events().stream()
                    .filter(event -> event.node().equals(node))
                    .filter(event -> event.decided().isPresent())
                    .toList();
            Optional<Event> found = decisions.stream()
                    .filter(event -> event.decided().filter(wanted).isPresent())
                    .findFirst();
            if (found.isPresent()) {
                return Judgement.pass(
                        name, found.get().text(), List.of(found.get().seq()));
            }
            List<Event> others = decisions.stream()
                    .filter(event -> event.decided().filter(near).isPresent())
                    .toList();
            String missing = "'" + text + "' was not decided; but: "
                    + others.stream()
                            .map(event -> event.seq() + " " + event.text())
                            .toList();
            List<Long> shown = others.stream().map(Event::seq).toList();
            return evidence.whole() ? Judgement.fail(name, missing, shown) : Judgement.unknown(name, missing);
        };
    }

    /** Every decision is told in words that somebody declared: what is not declared nobody can ask for. */
    public static Checker decisionsAreDeclared(Vocabulary vocabulary) {
        return evidence -> {
            String name = "decisions are declared";
            for (Event event : evidence.events()) {
                Optional<String> flaw = event.decided().flatMap(vocabulary::flaw);
                if (flaw.isPresent()) {
                    return Judgement.fail(name, flaw.get(), List.of(event.seq()));
                }
            }
            return evidence.whole()
                    ? Judgement.pass(name, "all of them", List.of())
                    : Judgement.unknown(name, evidence.dropped() + " events were dropped");
        };
    }

    /** No such event. */
    public static Checker never(String name, Predicate<Event> what) {
        return evidence -> {
            List<Event> found = evidence.events().stream().filter(what).toList();
            if (!found.isEmpty()) {
                return Judgement.fail(
                        name,
                        found.get(0).text(),
                        found.stream().map(Event::seq).toList());
            }
            return evidence.whole()
                    ? Judgement.pass(name, "none in " + evidence.events().size() + " events", List.of())
                    : Judgement.unknown(name, evidence.dropped() + " events were dropped");
        };
    }

    /** What one step of an {@link #inOrder} is about. */
    public record Expected(String text, Predicate<Event> matches) {}

    /** These events, in this order, whatever stands between them. */
    public static Checker inOrder(String name, List<Expected> expected) {
        return evidence -> {
            List<Long> proof = new ArrayList<>();
            int at = 0;
            for (Event event : evidence.events()) {
                if (at < expected.size() && expected.get(at).matches().test(event)) {
                    proof.add(event.seq());
                    at++;
                }
            }
            if (at == expected.size()) {
                return Judgement.pass(name, "all " + at + " in order", proof);
            }
            String missing = "'" + expected.get(at).text() + "' did not follow; nearest: "
                    + nearest(evidence, expected.get(at).text());
            return evidence.whole() ? Judgement.fail(name, missing, proof) : Judgement.unknown(name, missing);
        };
    }

    private static List<String> nearest(Evidence evidence, String text) {
        Set<String> words = words(text);
        return evidence.events().stream()
                .filter(event -> event.message().isPresent())
                .sorted((a, b) -> Integer.compare(shared(words, b), shared(words, a)))
                .limit(NEAR)
                .map(event -> event.seq() + " " + event.node() + " " + event.text())
                .toList();
    }

    private static int shared(Set<String> words, Event event) {
        Set<String> common = words(event.text());
        common.retainAll(words);
        return common.size();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.split("\\W+")));
    }
}
