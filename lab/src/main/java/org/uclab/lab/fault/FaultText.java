package org.uclab.lab.fault;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values inside a fault are written and checked. */
public final class FaultText {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|min)");

    private FaultText() {}

    /** {@code 300ms}, {@code 5s}. */
    public static String of(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /** {@code 300 ms}, {@code 5 s}. */
    static String spaced(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** {@code 1st}, {@code 2nd}, {@code 11th}. */
    static String ordinal(int n) {
        boolean teen = n / 10 % 10 == 1;
        return n
                + (teen
                        ? "th"
                        : switch (n % 10) {
                            case 1 -> "st";
                            case 2 -> "nd";
                            case 3 -> "rd";
                            default -> "th";
                        });
    }

    /**
     * @throws IllegalArgumentException when the text is not a whole number with {@code ms}, {@code s} or {@code min}
     */
    public static Duration duration(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            long n = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(n);
                case "s" -> Duration.ofSeconds(n);
                default -> Duration.ofMinutes(n);
            };
        }
        throw new IllegalArgumentException("'" + text + "' is no time; write 300ms, 5s or 2min");
    }

    public static void positive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " takes a time above zero, not " + value);
        }
    }

    public static void positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " takes a number above zero, not " + value);
        }
    }

    /**
     * @throws IllegalArgumentException when the text is not a whole number of up to nine digits
     */
    public static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("'" + text + "' is no whole number");
        }
        return Integer.parseInt(text);
    }
}
