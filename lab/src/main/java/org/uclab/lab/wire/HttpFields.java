package org.uclab.lab.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Field[] made = new Field[namesAndValues.length / 2];
        for (int i = 0; i < made.length; i++) {
            made[i] = new Field(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
        }
        return new HttpFields(List.of(made));
    }

    public static HttpFields none() {
        return NONE;
    }

    /** The fields of a message that was taken apart. */
    public static HttpFields from(Iterable<Map.Entry<String, String>> entries) {
        List<Field> fields = new ArrayList<>();
        entries.forEach(entry -> fields.add(new Field(entry.getKey(), entry.getValue())));
        return new HttpFields(fields);
    }

    /** Whether there is one of that name. */
    public boolean has(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
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
        List<String> values = List.of();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                if (values.isEmpty()) {
                    values = List.of(field.value());
                } else {
                    values = new ArrayList<>(values);
                    values.add(field.value());
                }
            }
        }
        return List.copyOf(values);
    }
}
