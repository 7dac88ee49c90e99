package org.uclab.lab.history;

/**
 * What somebody decided, and why.
 *
 * @param subject what it is about
 * @param kind    what the outcome comes down to
 * @param outcome what was decided
 * @param reason  why
 */
public record Decision(Phrase subject, Kind kind, Phrase outcome, Phrase reason) {

    /** What outcomes come down to. */
    public enum Kind {
        /** Something is taken: a server, a name, a way. */
        CHOSEN,
        /** Something makes way for the next. */
        PASSED_OVER,
        /** Somebody said no, or we do. */
        REFUSED,
        /** There is nothing to take. */
        NONE,
        /** Something is noted that changes what comes. */
        NOTED
    }

    public static Decision of(Phrase subject, Outcome.Taken outcome, Phrase reason) {
        return new Decision(subject, outcome.kind(), outcome.phrase(), reason);
    }

    /** Whether it is about that. */
    public boolean on(Subject asked) {
        return subject.is(asked);
    }

    /** Whether that was decided on that, whatever the values. */
    public boolean is(Subject asked, Outcome decided) {
        return on(asked) && outcome.is(decided);
    }

    /** One line for people. */
    public String text() {
        String why = reason.text();
        return subject.text() + ": " + outcome.text() + (why.isEmpty() ? "" : " (" + why + ")");
    }
}
