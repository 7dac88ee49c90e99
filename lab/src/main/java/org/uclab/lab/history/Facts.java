package org.uclab.lab.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is certain of one message. A fact may hold several times, as a header may; its values stay in order. Immutable.
 *
 * <p>Whoever makes facts says with {@link Builder#hiding} which words in them are secret. Inside of this process they can be
 * asked for, so that a scenario can tell whether a password went over a wire. What leaves it goes through {@link #values},
 * {@link #toString} and {@link #masked}, where a {@link #MASK} stands in their place.
 */
public final class Facts {

    /** What is written for a secret. */
    public static final String MASK = "****";

    private static final Facts NONE = new Facts(Map.of(), List.of());

    private final Map<String, List<Object>> values;
    /** As {@link Mask} wants them. */
    private final List<String> hidden;

    private Facts(Map<String, List<Object>> values, List<String> hidden) {
        this.values = values;
        this.hidden = hidden;
    }

    public static Facts none() {
        return NONE;
    }

    /** Facts to be put together. */
    public static Facts.Builder with() {
        return new Builder();
    }

    /**
     * Facts by their names, as {@link #values} gave them.
     *
     * @throws IllegalArgumentException when a value is of no type that facts have
     */
    public static Facts of(Map<String, ? extends List<?>> byName) {
        Builder facts = with();
        byName.forEach((name, all) -> all.forEach(value -> facts.add(name, value)));
        return facts.done();
    }

    /** All its values, in order. */
    public <T> List<T> all(Fact<T> fact) {
        return values.getOrDefault(fact.name(), List.of()).stream()
                .filter(fact.type()::isInstance)
                .map(fact.type()::cast)
                .toList();
    }

    /** Its first value. */
    public <T> Optional<T> first(Fact<T> fact) {
        for (Object value : values.getOrDefault(fact.name(), List.of())) {
            if (fact.type().isInstance(value)) {
                return Optional.of(fact.type().cast(value));
            }
        }
        return Optional.empty();
    }

    public boolean has(Fact<?> fact) {
        return first(fact).isPresent();
    }

    /** Whether that is one of its values. */
    public <T> boolean is(Fact<T> fact, T value) {
        return all(fact).contains(value);
    }

    /** Whether one of its values is such. */
    public <T> boolean any(Fact<T> fact, Predicate<? super T> such) {
        return all(fact).stream().anyMatch(such);
    }

    /** Whether that stands in one of the texts, whatever fact it belongs to. */
    public boolean contain(String text) {
        return values.values().stream()
                .flatMap(List::stream)
                .anyMatch(value -> value instanceof String words && words.contains(text));
    }

    /** Everything by the names of the facts, to be written out: texts without secrets, whole numbers, and yes and no. */
    public Map<String, List<Object>> values() {
        if (hidden.isEmpty()) {
            return values;
        }
        Map<String, List<Object>> shown = new LinkedHashMap<>();
        values.forEach(
                (name, all) -> shown.put(name, all.stream().map(this::shown).toList()));
        return Collections.unmodifiableMap(shown);
    }

    private Object shown(Object value) {
        return value instanceof String text ? masked(text) : value;
    }

    /** The text, with a mask wherever one of the secrets of these facts stands in it. */
    public String masked(String text) {
        return Mask.over(text, hidden);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && values.equals(facts.values) && hidden.equals(facts.hidden);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }

    /** Puts facts together. */
    public static final class Builder {

        private final Map<String, List<Object>> values = new LinkedHashMap<>();
        private final Set<String> hidden = new HashSet<>();

        private Builder() {}

        /** One more value of that fact. */
        public <T> Builder and(Fact<T> fact, T value) {
            add(fact.name(), value);
            return this;
        }

        /** One more value of that fact where there is one. */
        public <T> Builder and(Fact<T> fact, Optional<? extends T> value) {
            value.ifPresent(known -> add(fact.name(), known));
            return this;
        }

        /** That text where it is not empty. */
        public Builder unlessEmpty(Fact<String> fact, String text) {
            if (text != null && !text.isEmpty()) {
                add(fact.name(), text);
            }
            return this;
        }

        /** More values of that fact. */
        public <T> Builder andAll(Fact<T> fact, Iterable<? extends T> more) {
            more.forEach(value -> add(fact.name(), value));
            return this;
        }

        /** All of those too. */
        public Builder andAll(Facts others) {
            others.values.forEach((name, all) -> all.forEach(value -> add(name, value)));
            hidden.addAll(others.hidden);
            return this;
        }

        /** That is a secret, in whichever fact or other words of the message it stands; nothing where it is empty. */
        public Builder hiding(String secret) {
            if (secret != null && !secret.isBlank()) {
                hidden.add(secret);
            }
            return this;
        }

        /** Those are secrets. */
        public Builder hiding(Iterable<String> secrets) {
            secrets.forEach(this::hiding);
            return this;
        }

        private void add(String name, Object value) {
            if (!(value instanceof String || value instanceof Integer || value instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "no fact is a " + value.getClass().getName() + ": " + name);
            }
            values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
        }

        public Facts done() {
            Map<String, List<Object>> fixed = new LinkedHashMap<>();
            values.forEach((name, all) -> fixed.put(name, List.copyOf(all)));
            return fixed.isEmpty() && hidden.isEmpty()
                    ? NONE
                    : new Facts(Collections.unmodifiableMap(fixed), Mask.inOrder(hidden));
        }
    }
}
