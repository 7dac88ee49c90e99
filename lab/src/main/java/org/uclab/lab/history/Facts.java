package org.uclab.lab.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is certain of one message. A fact may hold several times, as a header may; its values stay in order. Immutable. */
public final class Facts {

    private static final Facts NONE = new Facts(Map.of());

    private final Map<String, List<Object>> values;

    private Facts(Map<String, List<Object>> values) {
        this.values = values;
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
        return all(fact).stream().findFirst();
    }

    public boolean has(Fact<?> fact) {
        return !all(fact).isEmpty();
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

    /** Everything by the names of the facts: texts, whole numbers, and yes and no. */
    public Map<String, List<Object>> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && values.equals(facts.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Puts facts together. */
    public static final class Builder {

        private final Map<String, List<Object>> values = new LinkedHashMap<>();

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
            return fixed.isEmpty() ? NONE : new Facts(Collections.unmodifiableMap(fixed));
        }
    }
}
