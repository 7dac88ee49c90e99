package org.uclab.client.xml;

import java.util.Optional;
import org.uclab.lab.history.Phrase;

/**
 * A document read, or why not.
 *
 * @param value   the content; empty when the document is unusable
 * @param because says nothing when there is a value
 */
public record Document<T>(Optional<T> value, Phrase because) {

    /** A document read. */
    public static <T> Document<T> of(T value) {
        return new Document<>(Optional.of(value), Phrase.none());
    }

    /** A document that is of no use. */
    public static <T> Document<T> unusable(Phrase because) {
        return new Document<>(Optional.empty(), because);
    }

    /** Why not, for people; empty when there is a value. */
    public String problem() {
        return because.text();
    }
}
