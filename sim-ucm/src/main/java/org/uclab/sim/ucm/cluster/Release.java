package org.uclab.sim.ucm.cluster;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Unified CM; it decides the shape of documents.
 *
 * @param text as documents spell it, such as {@code 9.1.2}
 */
public record Release(int major, int minor, int maintenance, String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(\\.(?=.)(\\d{1,3})?[\\w.()-]{0,20})?");

    /**
     * Reads {@code 9.1.2}, {@code 12.5} or {@code 10.5.2.10000-5}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Release of(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not a release of Unified CM: " + text));
    }

    /** The same; empty when it is none. */
    static Optional<Release> read(String text) {
        Matcher found = FORM.matcher(text);
        return found.matches() ? Optional.of(of(found)) : Optional.empty();
    }

    private static Release of(Matcher found) {
        return new Release(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                found.group(4) == null ? 0 : Integer.parseInt(found.group(4)),
                found.group());
    }

    /** Whether this is that release or a later one. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return atLeast(otherMajor, otherMinor, 0);
    }

    /** Whether this is that maintenance release or a later one: 9.1(2) is 9, 1, 2. */
    public boolean atLeast(int otherMajor, int otherMinor, int otherMaintenance) {
        int[] own = {major, minor, maintenance};
        return Arrays.compare(own, new int[] {otherMajor, otherMinor, otherMaintenance}) >= 0;
    }
}
