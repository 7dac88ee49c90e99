package org.uclab.lab.check;

/** What a checker says. In the order of badness. */
public enum Verdict {
    PASS,
    /** The history does not tell; that is not green. */
    UNKNOWN,
    FAIL;

    /** The worse of the two. */
    public Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
