package org.uclab.protocol.rtp.tone;

/** How much of a sound is one frequency, by Goertzel's recurrence: one term of a Fourier transform. */
public final class Goertzel {

    private Goertzel() {}

    /**
     * The part of the samples' power that a sine of that frequency has: 1 for a pure one, 0 for silence.
     *
     * @param hertz below half of {@link Sound#RATE}
     */
    public static double share(short[] samples, double hertz) {
        double turn = 2 * Math.PI * hertz / Sound.RATE;
        double factor = 2 * Math.cos(turn);
        double last = 0;
        double before = 0;
        double power = 0;
        for (short sample : samples) {
            double next = sample + factor * last - before;
            before = last;
            last = next;
            power += (double) sample * sample;
        }
        if (power == 0) {
            return 0;
        }
        double at = last * last + before * before - factor * last * before;
        return 2 * at / (power * samples.length);
    }

    /** Power of the samples in dBm0; far below −100 for silence. */
    public static double level(short[] samples) {
        double power = 0;
        for (short sample : samples) {
            power += (double) sample * sample;
        }
        double mean = power / Math.max(1, samples.length);
        double full = (double) Short.MAX_VALUE * Short.MAX_VALUE / 2;
        return 10 * Math.log10(Math.max(mean / full, 1e-15)) + FULL_SCALE_DBM0;
    }

    /** dBm0 of a sine that just fits the scale. */
    private static final double FULL_SCALE_DBM0 = 3.17;
}
