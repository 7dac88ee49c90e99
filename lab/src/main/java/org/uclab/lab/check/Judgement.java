package org.uclab.lab.check;

import java.util.List;

/**
 * What a checker found.
 *
 * @param events sequence numbers of the events that prove it
 */
public record Judgement(String checker, Verdict verdict, String reason, List<Long> events) {

    public Judgement {
        events = List.copyOf(events);
    }

    static Judgement pass(String checker, String reason, List<Long> events) {
        return new Judgement(checker, Verdict.PASS, reason, events);
    }

    static Judgement fail(String checker, String reason, List<Long> events) {
        return new Judgement(checker, Verdict.FAIL, reason, events);
    }

    static Judgement unknown(String checker, String reason) {
        return new Judgement(checker, Verdict.UNKNOWN, reason, List.of());
    }

    @Override
    public String toString() {
        return verdict + " " + checker + ": " + reason + (events.isEmpty() ? "" : " (events " + events + ")");
    }
}
