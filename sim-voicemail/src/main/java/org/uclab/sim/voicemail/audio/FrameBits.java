package org.uclab.sim.voicemail.audio;

/** Frames of codecs, put together of their parameters. No sound is encoded: the parameters are written down. */
final class FrameBits {

    private static final int GSM_SUBFRAMES = 4;
    private static final int GSM_PULSES = 13;

    /** ETSI GSM 06.10 §1.7: log area ratios near zero, which leave the excitation as it is; their widths. */
    private static final int[] GSM_LAR = {32, 32, 20, 11, 8, 4, 3, 2};

    private static final int[] GSM_LAR_BITS = {6, 6, 5, 5, 4, 4, 3, 3};

    private final byte[] bytes;
    private final boolean lowestFirst;
    private int at;

    private FrameBits(int length, boolean lowestFirst) {
        this.bytes = new byte[length];
        this.lowestFirst = lowestFirst;
    }

    /** Two frames of GSM 06.10, 40 ms: one pulse at the start of each sub-frame of 5 ms, which is heard as a hum of 200 Hz. */
    static byte[] gsm() {
        FrameBits bits = new FrameBits(Codec.GSM_610.blockBytes(), true);
        for (int frame = 0; frame < 2; frame++) {
            for (int i = 0; i < GSM_LAR.length; i++) {
                bits.put(GSM_LAR[i], GSM_LAR_BITS[i]);
            }
            for (int i = 0; i < GSM_SUBFRAMES; i++) {
                bits.put(40, 7).put(0, 2).put(0, 2).put(40, 6); // lag, gain, grid position, block amplitude
                for (int pulse = 0; pulse < GSM_PULSES; pulse++) {
                    bits.put(pulse == 0 ? 7 : pulse % 2 == 0 ? 4 : 3, 3);
                }
            }
        }
        return bits.bytes;
    }

    /** One frame of G.729 annex A, 10 ms: lowest gains, and the parity that belongs to the first pitch delay (ITU-T G.729 §4). */
    static byte[] g729a() {
        FrameBits bits = new FrameBits(Codec.G729A.blockBytes(), false);
        bits.put(0, 1).put(64, 7).put(16, 5).put(16, 5); // line spectrum
        bits.put(0, 8).put(1, 1).put(0, 13).put(0, 4).put(0, 3).put(0, 4); // first half
        bits.put(0, 5).put(0, 13).put(0, 4).put(0, 3).put(0, 4); // second half
        return bits.bytes;
    }

    /** The lowest bits of a parameter: the lowest one first, or the highest. */
    private FrameBits put(int value, int width) {
        for (int i = 0; i < width; i++) {
            int bit = value >> (lowestFirst ? i : width - 1 - i) & 1;
            bytes[at / 8] |= (byte) (bit << (lowestFirst ? at % 8 : 7 - at % 8));
            at++;
        }
        return this;
    }
}
