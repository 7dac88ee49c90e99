package org.uclab.protocol.rtp.quality;

import java.time.Duration;
import org.uclab.protocol.rtp.Codec;

/**
 * The transmission rating of ITU-T G.107 with its default values: R = 93.2 − Id − Ie,eff, where Id is the impairment by delay
 * (equation 7-27) and Ie,eff that by coding and loss (equation 7-29). ASSUMED(G.107 table 2): nothing echoes, and nothing but
 * delay, coding and loss impairs.
 *
 * @param r   0 to 93.2
 * @param mos mean opinion score by annex B of G.107, 1 to 4.5
 */
public record Rating(double r, double mos) {

    /** R of a connection with the default values of G.107. */
    private static final double BEST = 93.2;

    /** Delay up to which nobody minds, in milliseconds. */
    private static final double DELAY_FREE_MS = 100;

    private static final double IMPAIRMENT_MAX = 95;

    /**
     * What coding and loss do. ITU-T G.113 appendix I.
     *
     * @param equipment impairment without loss (Ie)
     * @param robustness against loss (Bpl)
     */
    private record Impairment(double equipment, double robustness) {}

    /** Table I.4 of G.113: G.711 with concealment of lost packets. */
    private static final Impairment G711 = new Impairment(0, 25.1);

    /** Table I.4 of G.113. */
    private static final Impairment G729A = new Impairment(11, 19);

    /**
     * ASSUMED(G.113 names no figures on the narrow-band scale): a wide-band codec is taken to be no worse than G.711 and to
     * stand loss as it does.
     */
    private static final Impairment WIDE = G711;

    private static Impairment of(Codec codec) {
        return codec.encoding().equals(Codec.G729.encoding())
                ? G729A
                : codec.encoding().startsWith("PCM") ? G711 : WIDE;
    }

    /**
     * The rating of a stream whose losses fall at random.
     *
     * @param delay from mouth to ear
     * @param loss  part of the packets that is not played, 0 to 1
     */
    public static Rating of(Codec codec, Duration delay, double loss) {
        Impairment impairment = of(codec);
        double percent = 100 * loss;
        double coding = impairment.equipment
                + (IMPAIRMENT_MAX - impairment.equipment) * percent / (percent + impairment.robustness);
        double r = Math.max(0, BEST - delayed(delay.toNanos() / 1e6) - coding);
        return new Rating(r, mos(r));
    }

    private static double delayed(double milliseconds) {
        if (milliseconds <= DELAY_FREE_MS) {
            return 0;
        }
        double x = Math.log(milliseconds / DELAY_FREE_MS) / Math.log(2);
        return 25 * (root(x) - 3 * root(x / 3) + 2);
    }

    private static double root(double x) {
        return Math.pow(1 + Math.pow(x, 6), 1.0 / 6);
    }

    private static double mos(double r) {
        return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }
}
