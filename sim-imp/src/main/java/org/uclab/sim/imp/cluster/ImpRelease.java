package org.uclab.sim.imp.cluster;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.pki.KeySpec;

/** A release of the presence product, and in what it differs from others (S4). */
public record ImpRelease(String text) {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){1,3}");

    /** S4: the first with high availability. */
    private static final ImpRelease HIGHLY_AVAILABLE = new ImpRelease("8.5");

    /** S4: the first with long keys, of its time; IM and Presence has them from 9.0.1, which is its first. */
    private static final ImpRelease LONG_KEYS = new ImpRelease("8.6.4");

    /** Until then it is called Unified Presence. */
    private static final ImpRelease RENAMED = new ImpRelease("9.0");

    /**
     * @throws IllegalArgumentException when it is not two to four numbers with dots
     */
    public ImpRelease {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no release; write numbers, such as 8.6.4");
        }
    }

    /** The one that is written so; none where none is. */
    public static Optional<ImpRelease> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ImpRelease(text)) : Optional.empty();
    }

    /** Whether nodes stand in for each other. */
    public boolean highlyAvailable() {
        return atLeast(HIGHLY_AVAILABLE);
    }

    /** The key of its certificates. */
    public KeySpec key() {
        return atLeast(LONG_KEYS) ? KeySpec.RSA_2048 : KeySpec.RSA_1024;
    }

    /** What it says of itself. */
    public ImpConfig.Product product() {
        return new ImpConfig.Product(atLeast(RENAMED) ? "IM and Presence" : "Unified Presence", text);
    }

    private boolean atLeast(ImpRelease other) {
        return Arrays.compare(numbers(), other.numbers()) >= 0;
    }

    private int[] numbers() {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
