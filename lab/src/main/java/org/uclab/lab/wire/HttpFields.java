package org.uclab.lab.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HTTP header fields in their order and spelling; names compare without case (RFC 9110 §5.1). A value.
 */
public record HttpFields(List<Field> fields) {

    /** One line of a header. */
    public record Field(String name, String value) {}

    private static final HttpFields NONE = new HttpFields(List.of());

    public HttpFields {
        fields = List.copyOf(fields);
    }

    /** Names and values in turn. */
    public static HttpFields of(String... namesAndValues) {
        HttpFields made = NONE;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            made = made.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return made;
    }

    public static HttpFields none() {
        return NONE;
    }

    /** The same and one more. */
    public HttpFields with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new HttpFields(more);
    }

    /** The same and those. */
    public HttpFields with(HttpFields others) {
        List<Field> more = new ArrayList<>(fields);
        more.addAll(others.fields);
        return new HttpFields(more);
    }

    /** The same without that name. */
    public HttpFields without(String name) {
        return new HttpFields(fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
    }

    /** The first value of that name. */
    public Optional<String> get(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** All values of that name, in order. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }
}
