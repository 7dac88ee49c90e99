package org.uclab.lab.history;

import java.util.Optional;

/**
 * What stands in a place of a wording: a text, and where it is a reason handed on, that reason.
 *
 * @param phrase empty where it is a text of somebody's own
 */
public record Value(String text, Optional<Phrase> phrase) {

    /** A text. */
    public static Value of(String text) {
        return new Value(text, Optional.empty());
    }

    /** A reason handed on. */
    public static Value of(Phrase phrase) {
        return new Value(phrase.text(), Optional.of(phrase));
    }

    static Value any(Object value) {
        if (value instanceof Value made) {
            return made;
        }
        return value instanceof Phrase phrase ? of(phrase) : of(String.valueOf(value));
    }
}
