package org.uclab.protocol.rtp.session;

import java.nio.ByteBuffer;

/** A payload that begins with its number, 32 bits, and goes on with octets that follow from it. */
final class Numbered {

    private static final int NUMBER_BYTES = 4;
    private static final int FACTOR = 0x9e3779b1;

    private Numbered() {}

    static byte[] payload(long number, int octets) {
        byte[] payload = new byte[octets];
        byte[] head = ByteBuffer.allocate(NUMBER_BYTES).putInt((int) number).array();
        System.arraycopy(head, 0, payload, 0, Math.min(octets, NUMBER_BYTES));
        int mixed = (int) number * FACTOR;
        for (int i = NUMBER_BYTES; i < octets; i++) {
            mixed = mixed * FACTOR + i;
            payload[i] = (byte) (mixed >>> 24);
        }
        return payload;
    }

    /** Whether it is one, whole and unchanged. */
    static boolean is(byte[] payload) {
        return payload.length > NUMBER_BYTES
                && java.util.Arrays.equals(
                        payload, payload(ByteBuffer.wrap(payload).getInt(), payload.length));
    }
}
