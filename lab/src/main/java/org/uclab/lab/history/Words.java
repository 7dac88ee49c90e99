package org.uclab.lab.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Declared words: a stable id, and a wording that may be changed without anybody who asks for the id noticing. */
public sealed interface Words permits Subject, Outcome, Reason {

    /** How ids are written. */
    Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    String id();

    Wording wording();

    /**
     * The words with values in their places.
     *
     * @param values one for each place, in their order; a {@link Phrase} is handed on as such
     * @throws IllegalArgumentException when there are more or fewer
     */
    default Phrase with(Object... values) {
        List<String> places = wording().places();
        if (places.size() != values.length) {
            throw new IllegalArgumentException(
                    "'" + wording() + "' has " + places.size() + " places, not " + values.length);
        }
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(places.get(i), Value.any(values[i]));
        }
        return new Phrase(id(), wording(), named);
    }

    /** The same id for all that check it. */
    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is no id in kebab case");
        }
        return id;
    }
}
