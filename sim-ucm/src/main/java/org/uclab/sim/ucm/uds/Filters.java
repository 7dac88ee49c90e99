package org.uclab.sim.ucm.uds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Parameters of a query, each once and with a value that could be in a directory. */
final class Filters {

    /** Longest value taken, in characters: what a mail address may have at most. */
    static final int VALUE_MAX_CHARS = 254;

    /** Largest number taken. */
    static final int NUMBER_MAX = 1_000_000_000;

    private static final int NUMBER_MAX_DIGITS = 9;

    private final Map<String, List<String>> query;

    Filters(Map<String, List<String>> query) {
        this.query = query;
    }

    /** Whether every one of those parameters that is there is there once and with a usable value. */
    boolean sound(List<String> names) {
        return names.stream().filter(query::containsKey).allMatch(name -> usable(query.get(name)));
    }

    /** The value of a sound parameter. */
    Optional<String> value(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
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
                && !value.isBlank()
                && value.length() <= VALUE_MAX_CHARS
                && value.chars().noneMatch(c -> c < ' ' || c == 0x7F);
    }
}
