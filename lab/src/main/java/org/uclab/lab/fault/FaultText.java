package org.uclab.lab.fault;

import java.time.Duration;

/** How values inside a fault are written and checked. */
final class FaultText {

    private FaultText() {}

    /** {@code 300ms}, {@code 5s}. */
    static String of(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /**
     * @throws IllegalArgumentException when the text is not a whole number with {@code ms}, {@code s} or {@code min}
     */
    static Duration duration(String text) {
        String digits = text.replaceAll("[^0-9].*$", "");
        if (!digits.isEmpty() && digits.length() <= 9) {
            long n = Long.parseLong(digits);
            switch (text.substring(digits.length())) {
                case "ms":
                    return Duration.ofMillis(n);
                case "s":
                    return Duration.ofSeconds(n);
                case "min":
                    return Duration.ofMinutes(n);
                default:
                    break;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no time; write 300ms, 5s or 2min");
    }

    static void positive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " takes a time above zero, not " + value);
        }
    }

    static void positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " takes a number above zero, not " + value);
        }
    }
}
