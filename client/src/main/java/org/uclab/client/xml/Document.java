package org.uclab.client.xml;

import java.util.Optional;

/**
 * A document read, or why not.
 *
 * @param value   the content; empty when the document is unusable
 * @param problem empty when there is a value
 */
public record Document<T>(Optional<T> value, String problem) {

    /** A document read. */
    public static <T> Document<T> of(T value) {
        return new Document<>(Optional.of(value), "");
    }

    /** A document that is of no use. */
    public static <T> Document<T> unusable(String problem) {
        return new Document<>(Optional.empty(), problem);
    }
}
