package org.uclab.client.uds;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Unified CM as documents and people write it: {@code 9.1.2}, {@code 9.1(2)}, {@code 12.5.1.11900-146}. */
public record UcmRelease(int major, int minor, int maintenance) implements Comparable<UcmRelease> {

    /** The first with contacts over UDS, given the package {@code cmterm-cucm-uds-912-5.cop.sgn} (S4). */
    public static final UcmRelease UDS_CONTACTS = new UcmRelease(9, 1, 2);

    /** The oldest that serves clients behind Expressway (S4). */
    static final UcmRelease THROUGH_EDGE = new UcmRelease(9, 1, 2);

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:[.(](\\d{1,3})[a-z]?\\)?)?(?:[.(][\\w.()-]*)?");

    /** Reads a release; empty when the text is none. */
    public static Optional<UcmRelease> of(String text) {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(new UcmRelease(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                found.group(3) == null ? 0 : Integer.parseInt(found.group(3))));
    }

    public boolean before(UcmRelease other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(UcmRelease other) {
        return Comparator.comparingInt(UcmRelease::major)
                .thenComparingInt(UcmRelease::minor)
                .thenComparingInt(UcmRelease::maintenance)
                .compare(this, other);
    }
}
