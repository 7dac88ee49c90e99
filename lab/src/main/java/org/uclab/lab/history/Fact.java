package org.uclab.lab.history;

import java.util.Set;

/**
 * Something that can be told of a message for certain, such as its status: a key, kept as a constant beside the protocol.
 *
 * @param name as histories that are written out have it
 * @param type of its values: text, a number or yes and no, which is what comes back unchanged from a file
 */
public record Fact<T>(String name, Class<T> type) {

    private static final Set<Class<?>> TYPES = Set.of(String.class, Integer.class, Boolean.class);

    public Fact {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("a fact is a text, a number or yes and no, not a " + type.getName());
        }
    }

    public static Fact<String> text(String name) {
        return new Fact<>(name, String.class);
    }

    public static Fact<Integer> number(String name) {
        return new Fact<>(name, Integer.class);
    }

    public static Fact<Boolean> yesOrNo(String name) {
        return new Fact<>(name, Boolean.class);
    }
}
