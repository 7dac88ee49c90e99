package org.uclab.control.verb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said with a verb.
 *
 * @param name       as calls name it, in camel case
 * @param type       what it is
 * @param about      a few words, with the values it takes
 * @param required   whether it must be said
 * @param positional whether a command takes it by its place rather than by its name
 * @param <T>        of its values
 */
public record Parameter<T>(String name, Type<T> type, String about, boolean required, boolean positional) {

    /** Longest text taken, in characters. */
    public static final int TEXT_MAX = 100_000;

    /** Most members of a list or pairs of a table. */
    public static final int MEMBERS_MAX = 1_000;

    /** Kinds of values, for switches without a default. */
    public enum Kind {
        TEXT,
        NUMBER,
        COUNT,
        TEXTS,
        PAIRS
    }

    /**
     * The type of a value.
     *
     * @param kind its kind
     * @param of   the class of its values
     */
    public record Type<T>(Kind kind, Class<T> of) {}

    /** Words. */
    public static Parameter<String> text(String name, String about) {
        return new Parameter<>(name, new Type<>(Kind.TEXT, String.class), about, true, false);
    }

    /** Any number. */
    public static Parameter<Double> number(String name, String about) {
        return new Parameter<>(name, new Type<>(Kind.NUMBER, Double.class), about, true, false);
    }

    /** A whole number from 0 up. */
    public static Parameter<Long> count(String name, String about) {
        return new Parameter<>(name, new Type<>(Kind.COUNT, Long.class), about, true, false);
    }

    /** Some words, in order. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class has no type parameters of its own
    public static Parameter<List<String>> texts(String name, String about) {
        return new Parameter<>(name, new Type<>(Kind.TEXTS, (Class) List.class), about, true, false);
    }

    /** Words by words. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class has no type parameters of its own
    public static Parameter<Map<String, String>> pairs(String name, String about) {
        return new Parameter<>(name, new Type<>(Kind.PAIRS, (Class) Map.class), about, true, false);
    }

    /** The same, which need not be said. */
    public Parameter<T> optional() {
        return new Parameter<>(name, type, about, false, positional);
    }

    /** The same, which a command takes by its place. */
    public Parameter<T> inPlace() {
        return new Parameter<>(name, type, about, required, true);
    }

    /**
     * The value of JSON.
     *
     * @param json text, number, list or map, as JSON is read; a number or a list may come as text, as in a query
     * @throws Refused when it is of another kind
     */
    Object read(Object json) {
        return switch (type.kind()) {
            case TEXT -> text(json);
            case NUMBER -> number(json);
            case COUNT -> count(json);
            case TEXTS -> texts(json);
            case PAIRS -> pairs(json);
        };
    }

    private String text(Object json) {
        if (!(json instanceof String text)) {
            throw wrong("a text");
        }
        if (text.length() > TEXT_MAX) {
            throw wrong("a text of at most " + TEXT_MAX + " characters");
        }
        return text;
    }

    private Double number(Object json) {
        try {
            double value = json instanceof Number number
                    ? number.doubleValue()
                    : Double.parseDouble(json instanceof String text ? text : "");
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw wrong("a number");
    }

    private Long count(Object json) {
        try {
            long value = json instanceof Integer || json instanceof Long
                    ? ((Number) json).longValue()
                    : Long.parseLong(json instanceof String text ? text : "");
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw wrong("a whole number from 0 up");
    }

    private List<String> texts(Object json) {
        if (json instanceof String one) {
            return List.of(text(one));
        }
        if (!(json instanceof List<?> all) || all.size() > MEMBERS_MAX) {
            throw wrong("a list of at most " + MEMBERS_MAX + " texts");
        }
        List<String> texts = new ArrayList<>();
        all.forEach(one -> texts.add(text(one)));
        return List.copyOf(texts);
    }

    private Map<String, String> pairs(Object json) {
        if (!(json instanceof Map<?, ?> all) || all.size() > MEMBERS_MAX) {
            throw wrong("an object of at most " + MEMBERS_MAX + " texts");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        all.forEach((key, value) -> pairs.put(String.valueOf(key), text(value)));
        return pairs;
    }

    private Refused wrong(String wanted) {
        return new Refused(Refused.Why.UNREADABLE, "'" + name + "' takes " + wanted + ": " + about);
    }
}
