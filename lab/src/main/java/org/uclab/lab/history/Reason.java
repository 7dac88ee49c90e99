package org.uclab.lab.history;

/** Why something is decided, as declared beside the code that decides. */
public record Reason(String id, Wording wording) implements Words {

    public Reason {
        Words.checked(id);
    }

    /**
     * Declares one.
     *
     * @param wording in words a trainer understands; never a place for a password
     */
    public static Reason named(String id, String wording) {
        return new Reason(id, Wording.of(wording));
    }

    /** The reason with values in its places. */
    public Phrase of(Object... values) {
        return with(values);
    }
}
