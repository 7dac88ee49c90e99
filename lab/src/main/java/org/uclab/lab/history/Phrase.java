package org.uclab.lab.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something said in declared words: whoever asks for facts takes the id and the values, whoever reads takes the text,
 * which is made when somebody does.
 *
 * @param id      stable, in kebab case
 * @param wording the words, with places
 * @param values  what stands in the places, by name and in their order
 */
public record Phrase(String id, Wording wording, Map<String, Value> values) {

    private static final Phrase NONE = new Phrase("", Wording.of(""), Map.of());

    public Phrase {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Nothing said. */
    public static Phrase none() {
        return NONE;
    }

    /** Whether nothing is said. */
    public boolean isNone() {
        return id.isEmpty();
    }

    /** Whether it is said in those words. */
    public boolean is(Words words) {
        return id.equals(words.id());
    }

    /** What stands in a place; empty where there is no such place. */
    public String value(String place) {
        Value value = values.get(place);
        return value == null ? "" : value.text();
    }

    /** For people. */
    public String text() {
        return wording.filled(values);
    }

    @Override
    public String toString() {
        return text();
    }
}
