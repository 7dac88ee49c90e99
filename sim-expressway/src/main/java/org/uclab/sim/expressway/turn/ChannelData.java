package org.uclab.sim.expressway.turn;

import java.nio.ByteBuffer;

/** Data by a channel: its number, a length, and the data (RFC 8656 §12.4). */
final class ChannelData {

    static final int HEADER_BYTES = 4;
    static final int FIRST = 0x4000;

    /** As RFC 5766 §11 had it, which the product and many clients follow; RFC 8656 §12 leaves them 0x4000 to 0x4FFF. */
    static final int LAST = 0x7FFE;

    private ChannelData() {}

    static boolean number(int number) {
        return number >= FIRST && number <= LAST;
    }

    /**
     * @param padded to a multiple of four bytes, as it has to be in a stream
     */
    static byte[] of(int number, byte[] data, boolean padded) {
        int length = padded ? StunMessage.padded(data.length) : data.length;
        return ByteBuffer.allocate(HEADER_BYTES + length)
                .putShort((short) number)
                .putShort((short) data.length)
                .put(data)
                .array();
    }
}
