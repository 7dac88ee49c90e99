package org.uclab.protocol.rtp.tone;

/**
 * Whether one sound is in another, and how late.
 *
 * @param delay       samples from the beginning of what was heard to where the reference begins in it; negative where its
 *                    beginning is missing
 * @param correlation 1 where the two have the same shape, about 0 where they have nothing in common
 * @param gain        how many times as loud it was heard
 */
public record Likeness(int delay, double correlation, double gain) {

    /** Correlation of sound that went through one coding by G.711, or two, at least. */
    public static final double SAME_MIN = 0.9;

    /** Samples that have to overlap at least. */
    private static final int OVERLAP_MIN = 400;

    /** Samples of either sound that are compared at most: twenty seconds. */
    public static final int SAMPLES_MAX = 20 * Sound.RATE;

    /** Delays tried at most: two seconds either way. */
    public static final int DELAY_MAX = 2 * Sound.RATE;

    /** Samples by which delays are chosen, before all of them are compared at the best one. */
    private static final int PROBE = 1600;

    /** Whether it is the same sound. */
    public boolean same() {
        return correlation >= SAME_MIN;
    }

    /**
     * The best likeness over all delays.
     *
     * @param delayMax samples, at most {@link #DELAY_MAX}
     */
    public static Likeness of(short[] reference, short[] heard, int delayMax) {
        int limit = Math.min(delayMax, DELAY_MAX);
        Likeness best = new Likeness(0, 0, 0);
        for (int delay = -limit; delay <= limit; delay++) {
            Likeness probe = at(reference, heard, delay, PROBE);
            if (probe.correlation > best.correlation) {
                best = probe;
            }
        }
        return at(reference, heard, best.delay, SAMPLES_MAX);
    }

    private static Likeness at(short[] reference, short[] heard, int delay, int countMax) {
        int from = Math.max(0, -delay);
        int end = Math.min(Math.min(reference.length, heard.length - delay), from + countMax);
        if (end - from < OVERLAP_MIN) {
            return new Likeness(delay, 0, 0);
        }
        double both = 0;
        double ours = 0;
        double theirs = 0;
        for (int i = from; i < end; i++) {
            double a = reference[i];
            double b = heard[i + delay];
            both += a * b;
            ours += a * a;
            theirs += b * b;
        }
        if (ours == 0 || theirs == 0) {
            return new Likeness(delay, 0, 0);
        }
        return new Likeness(delay, both / Math.sqrt(ours * theirs), both / ours);
    }
}
