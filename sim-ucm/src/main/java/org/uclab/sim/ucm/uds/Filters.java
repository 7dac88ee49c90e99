package org.uclab.sim.ucm.uds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.lab.model.Spelling;

/**
 * Parameters of a query, their names in any case, each once and with a value that could be in a directory. A value that is
 * empty counts as none: programs page through everybody with a filter they have nothing to say by.
 */
final class Filters {

    /** Longest value taken, in characters: what a mail address may have at most. */
    static final int VALUE_MAX_CHARS = 254;

    /** Largest number taken. */
    static final int NUMBER_MAX = 1_000_000_000;

    private static final int NUMBER_MAX_DIGITS = 9;

    private final Map<String, List<String>> query;

    Filters(Map<String, List<String>> query) {
        this.query = query.keySet().stream()
                        .allMatch(name -> Spelling.PARAMETER.key(name).equals(name))
                ? query
                : folded(query);
    }

    private static Map<String, List<String>> folded(Map<String, List<String>> query) {
        Map<String, List<String>> folded = new LinkedHashMap<>();
        query.forEach((name, values) -> folded.computeIfAbsent(Spelling.PARAMETER.key(name), key -> new ArrayList<>())
                .addAll(values));
        return folded;
    }

    /** Whether there is such a parameter, with a value or without. */
    boolean set(String name) {
        return query.containsKey(name);
    }

    /** Whether every one of those parameters that is there is there once and with a usable value. */
    boolean sound(List<String> names) {
        return names.stream().filter(query::containsKey).allMatch(name -> usable(query.get(name)));
    }

    /** The value of a sound parameter; empty where it has none. */
    Optional<String> value(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0)).filter(value -> !value.isBlank());
    }

    /** A number of that name; the default when it is absent, empty when it is none between 0 and a billion. */
    OptionalInt number(String name, int otherwise) {
        if (!query.containsKey(name)) {
            return OptionalInt.of(otherwise);
        }
        List<String> values = query.get(name);
        String digits = values.get(0);
        boolean number = values.size() == 1
                && !digits.isEmpty()
                && digits.length() <= NUMBER_MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static boolean usable(List<String> values) {
        String value = values.get(0);
        return values.size() == 1
                && value.length() <= VALUE_MAX_CHARS
                && value.chars().noneMatch(c -> c < ' ' || c == 0x7F);
    }
}
