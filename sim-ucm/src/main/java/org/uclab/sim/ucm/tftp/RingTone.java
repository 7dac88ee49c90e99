package org.uclab.sim.ucm.tftp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Ring tones, made here: 8000 samples a second in µ-law, a multiple of 240 octets and not more than 16080, as phones want
 * them (public administration guides).
 */
enum RingTone {
    CHIME(880),
    PULSE(440);

    private static final int SAMPLES_A_SECOND = 8000;
    private static final int FRAME_BYTES = 240;
    private static final int FRAMES = 40;
    private static final int LOUDEST = 20_000;

    /** ITU-T G.711: what is added before the segment is found, and the largest value then. */
    private static final int BIAS = 132;

    private static final int CLIP = 32_635;

    private final int hertz;

    RingTone(int hertz) {
        this.hertz = hertz;
    }

    String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    String file() {
        return title() + ".raw";
    }

    static Optional<RingTone> of(String file) {
        return Arrays.stream(values()).filter(tone -> tone.file().equals(file)).findFirst();
    }

    /** A tone that fades. */
    byte[] bytes() {
        byte[] samples = new byte[FRAME_BYTES * FRAMES];
        for (int i = 0; i < samples.length; i++) {
            double fading = 1 - (double) i / samples.length;
            samples[i] = muLaw((int) (LOUDEST * fading * Math.sin(2 * Math.PI * hertz * i / SAMPLES_A_SECOND)));
        }
        return samples;
    }

    private static byte muLaw(int linear) {
        int sign = linear < 0 ? 0x80 : 0;
        int biased = Math.min(Math.abs(linear), CLIP) + BIAS;
        int segment = 31 - Integer.numberOfLeadingZeros(biased) - 7;
        int mantissa = biased >> (segment + 3) & 0x0f;
        return (byte) ~(sign | segment << 4 | mantissa);
    }
}
