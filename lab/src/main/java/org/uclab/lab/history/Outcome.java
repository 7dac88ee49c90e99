package org.uclab.lab.history;

/** What may be decided on a subject, as declared beside the code that decides. */
public record Outcome(String id, Wording wording, Decision.Kind kind) implements Words {

    public Outcome {
        Words.checked(id);
    }

    /** One that was decided. */
    public record Taken(Decision.Kind kind, Phrase phrase) {}

    /** Something is taken: a server, a name, a way. */
    public static Outcome chosen(String id, String wording) {
        return new Outcome(id, Wording.of(wording), Decision.Kind.CHOSEN);
    }

    /** Something makes way for the next. */
    public static Outcome passedOver(String id, String wording) {
        return new Outcome(id, Wording.of(wording), Decision.Kind.PASSED_OVER);
    }

    /** Somebody said no, or we do. */
    public static Outcome refused(String id, String wording) {
        return new Outcome(id, Wording.of(wording), Decision.Kind.REFUSED);
    }

    /** There is nothing to take. */
    public static Outcome none(String id, String wording) {
        return new Outcome(id, Wording.of(wording), Decision.Kind.NONE);
    }

    /** Something is noted that changes what comes. */
    public static Outcome noted(String id, String wording) {
        return new Outcome(id, Wording.of(wording), Decision.Kind.NOTED);
    }

    /** The outcome with values in its places. */
    public Taken of(Object... values) {
        return new Taken(kind, with(values));
    }
}
