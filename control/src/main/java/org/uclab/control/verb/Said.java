package org.uclab.control.verb;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.words.Nearest;

/** What was said with a verb: values of its parameters, each of its type. */
public final class Said {

    private final Map<String, Object> values;

    private Said(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Checks what was said.
     *
     * @param json values by name, as JSON is read; null stands for nothing said
     * @throws Refused when something is missing, unknown or of the wrong type; the message names it
     */
    public static Said of(List<Parameter<?>> parameters, Map<String, ?> json) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        for (String name : json.keySet()) {
            if (!names.contains(name)) {
                throw new Refused(
                        Refused.Why.UNREADABLE,
                        "there is no '" + name + "' to be said here"
                                + (names.isEmpty() ? "; nothing is" : "; known: " + names + Nearest.hint(name, names)),
                        names);
            }
        }
        Map<String, Object> values = new HashMap<>();
        for (Parameter<?> parameter : parameters) {
            Object value = json.get(parameter.name());
            if (value != null) {
                values.put(parameter.name(), parameter.read(value));
            } else if (parameter.required()) {
                throw new Refused(
                        Refused.Why.UNREADABLE, "'" + parameter.name() + "' is missing: " + parameter.about());
            }
        }
        return new Said(values);
    }

    /** Names and values in turn, for who knows what a verb takes. */
    public static Map<String, Object> words(Object... namesAndValues) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            words.put(((Parameter<?>) namesAndValues[i]).name(), namesAndValues[i + 1]);
        }
        return words;
    }

    /** What was said; only of a parameter that must be. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(() -> new Refused(
                        Refused.Why.UNREADABLE, "'" + parameter.name() + "' is missing: " + parameter.about()));
    }

    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable(values.get(parameter.name()))
                .map(value -> parameter.type().of().cast(value));
    }
}
