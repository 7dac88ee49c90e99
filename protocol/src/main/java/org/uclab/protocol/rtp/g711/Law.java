package org.uclab.protocol.rtp.g711;

/**
 * The two laws of ITU-T G.711, between octets and samples of 16 bits. A sample takes the code whose interval it falls into
 * (tables 1 and 2 of the recommendation, whose values of 13 and 14 bits stand in the upper bits), and a code gives the
 * middle of its interval.
 */
public enum Law {
    /** Even bits inverted. G.711 table 1. */
    A {
        @Override
        short decoded(int octet) {
            int code = octet ^ EVEN_BITS;
            int segment = code >> 4 & 7;
            int step = code & 0x0f;
            int middle = (segment == 0 ? step << 1 | 1 : (step << 1 | 33) << (segment - 1)) << A_SHIFT;
            return (short) ((code & SIGN) != 0 ? middle : -middle);
        }

        @Override
        byte encoded(int sample) {
            int size = (sample < 0 ? ~sample : sample) >> (A_SHIFT + 1);
            int segment = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(size) - 4);
            int step = segment == 0 ? size : size >> (segment - 1);
            return (byte) ((segment << 4 | (step & 0x0f) | (sample < 0 ? 0 : SIGN)) ^ EVEN_BITS);
        }
    },
    /** All bits inverted. G.711 table 2. */
    MU {
        @Override
        short decoded(int octet) {
            int code = ~octet & 0xff;
            int segment = code >> 4 & 7;
            int middle = ((((code & 0x0f) << 1 | 33) << segment) - MU_BIAS) << MU_SHIFT;
            return (short) ((code & SIGN) == 0 ? middle : -middle);
        }

        @Override
        byte encoded(int sample) {
            int size = Math.min(((sample < 0 ? ~sample : sample) >> MU_SHIFT) + MU_BIAS, MU_MAX);
            int segment = Integer.SIZE - Integer.numberOfLeadingZeros(size) - 6;
            return (byte) ~(segment << 4 | (size >> (segment + 1) & 0x0f) | (sample < 0 ? SIGN : 0));
        }
    };

    /** Samples in a second. */
    public static final int RATE = 8000;

    private static final int SIGN = 0x80;
    private static final int EVEN_BITS = 0x55;
    private static final int A_SHIFT = 3;
    private static final int MU_SHIFT = 2;
    private static final int MU_BIAS = 33;
    private static final int MU_MAX = 0x1fff;
    private static final int CODES = 256;

    private final short[] samples = new short[CODES];

    Law() {
        for (int code = 0; code < CODES; code++) {
            samples[code] = decoded(code);
        }
    }

    abstract short decoded(int octet);

    abstract byte encoded(int sample);

    /** The sample of an octet. */
    public short decode(byte octet) {
        return samples[octet & 0xff];
    }

    /** The octet of a sample. */
    public byte encode(short sample) {
        return encoded(sample);
    }

    /** The samples of a payload. */
    public short[] decode(byte[] payload) {
        short[] decoded = new short[payload.length];
        for (int i = 0; i < payload.length; i++) {
            decoded[i] = decode(payload[i]);
        }
        return decoded;
    }

    /** The payload of samples. */
    public byte[] encode(short[] sound) {
        byte[] payload = new byte[sound.length];
        for (int i = 0; i < sound.length; i++) {
            payload[i] = encode(sound[i]);
        }
        return payload;
    }
}
