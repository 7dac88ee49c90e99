package org.uclab.sim.voicemail.audio;

/** ITU-T G.711: a sample of 16 bits in one byte. */
final class G711 {

    private static final int MU_BIAS = 0x84;
    private static final int MU_MAX = 32_635;
    private static final int A_EVEN_BITS = 0x55;

    private G711() {}

    /** By the µ-law. */
    static byte mu(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int size = Math.min(Math.abs(sample), MU_MAX) + MU_BIAS;
        int segment = 31 - Integer.numberOfLeadingZeros(size) - 7;
        int step = (size >> (segment + 3)) & 0x0f;
        return (byte) ~(sign | (segment << 4) | step);
    }

    /** By the A-law. */
    static byte a(int sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int size = Math.min(sample < 0 ? ~sample : sample, Short.MAX_VALUE) >> 4;
        int segment = size < 32 ? (size < 16 ? 0 : 1) : 31 - Integer.numberOfLeadingZeros(size) - 3;
        int step = segment < 2 ? size & 0x0f : (size >> (segment - 1)) & 0x0f;
        return (byte) ((sign | (segment << 4) | step) ^ A_EVEN_BITS);
    }
}
