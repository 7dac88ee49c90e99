package org.uclab.lab.wire;

/**
 * Gives equal values out as one, so that what is kept of a thousand like messages is kept once. It remembers a bounded
 * number of values and forgets one for another. Safe for any thread: of two that come at once either may stay.
 *
 * @param <T> an immutable value with {@code equals} and {@code hashCode}
 */
public final class Shared<T> {

    /** Values remembered at most. */
    static final int VALUES_MAX = 1024;

    private final Object[] values = new Object[VALUES_MAX];

    /** An equal value given before, or this one. */
    @SuppressWarnings("unchecked") // only values of this type are put in
    public T of(T value) {
        int hash = value.hashCode();
        int slot = (hash ^ hash >>> 16) & (VALUES_MAX - 1);
        Object known = values[slot];
        if (value.equals(known)) {
            return (T) known;
        }
        values[slot] = value;
        return value;
    }
}
