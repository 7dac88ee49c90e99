package org.uclab.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters behind a value or a URI, in order. Names are compared without case; a flag has no value. Immutable.
 */
public final class Parameters {

    private static final Parameters NONE = new Parameters(List.of());

    /**
     * One of them.
     *
     * @param value as written, with its quotes; null for a flag
     */
    record Parameter(String name, String value) {

        @Override
        public String toString() {
            return value == null ? name : name + "=" + value;
        }
    }

    private final List<Parameter> list;

    private Parameters(List<Parameter> list) {
        this.list = list;
    }

    public static Parameters none() {
        return NONE;
    }

    /**
     * @param values as written; the list is given away
     */
    static Parameters of(List<Parameter> values) {
        return values.isEmpty() ? NONE : new Parameters(values);
    }

    /** Whether it is there, with a value or without. */
    public boolean has(String name) {
        for (Parameter parameter : list) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Its value without quotes; none where it is absent or a flag. */
    public Optional<String> value(String name) {
        for (Parameter parameter : list) {
            if (parameter.value() != null && parameter.name().equalsIgnoreCase(name)) {
                return Optional.of(Quotes.without(parameter.value()));
            }
        }
        return Optional.empty();
    }

    /** The names, in order. */
    public List<String> names() {
        return list.stream().map(Parameter::name).toList();
    }

    /** With that value, as it is to be written. */
    public Parameters with(String name, String value) {
        List<Parameter> changed = new ArrayList<>();
        boolean done = false;
        for (Parameter parameter : list) {
            if (!parameter.name().equalsIgnoreCase(name)) {
                changed.add(parameter);
            } else if (!done) {
                changed.add(new Parameter(parameter.name(), value));
                done = true;
            }
        }
        if (!done) {
            changed.add(new Parameter(name, value));
        }
        return new Parameters(changed);
    }

    /** With that value in quotes. */
    public Parameters withQuoted(String name, String value) {
        return with(name, Quotes.around(value));
    }

    /** With that flag. */
    public Parameters withFlag(String name) {
        return with(name, null);
    }

    public Parameters without(String name) {
        return of(list.stream()
                .filter(parameter -> !parameter.name().equalsIgnoreCase(name))
                .toList());
    }

    /** {@code ;name=value;flag}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        list.forEach(parameter -> text.append(';').append(parameter));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters parameters && list.equals(parameters.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }
}
