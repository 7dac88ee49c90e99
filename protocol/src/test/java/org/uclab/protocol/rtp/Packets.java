package org.uclab.protocol.rtp;

import java.nio.ByteBuffer;

/** RTP packets for tests. */
final class Packets {

    static final int PAYLOAD_BYTES = 160;

    private Packets() {}

    /** 20 ms of G.711. */
    static byte[] g711(long ssrc, int sequence) {
        return packet(ssrc, 0, sequence, sequence * 160L, PAYLOAD_BYTES);
    }

    static byte[] packet(long ssrc, int payloadType, int sequence, long timestamp, int payload) {
        return ByteBuffer.allocate(RtpHeader.FIXED_BYTES + payload)
                .put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) sequence)
                .putInt((int) timestamp)
                .putInt((int) ssrc)
                .array();
    }
}
