package org.uclab.protocol.rtp.h264;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a NAL unit into payloads: as it is where it fits (RFC 6184 §5.6), else in fragments (FU-A, RFC 6184 §5.8). */
public final class NalPackets {

    /** Type of a payload that is a fragment. RFC 6184 §5.2. */
    static final int FU_A = 28;

    /** Octets in front of what a fragment carries. */
    static final int FU_BYTES = 2;

    static final int TYPE_BITS = 0x1f;
    static final int PRIORITY_BITS = 0x60;
    static final int START_BIT = 0x80;
    static final int END_BIT = 0x40;

    private NalPackets() {}

    /**
     * The payloads, in order.
     *
     * @param nal octets with the octet of its type in front
     * @param max of a payload, 3 or more
     * @throws IllegalArgumentException when there is no NAL unit, or no room for one octet of it
     */
    public static List<byte[]> of(byte[] nal, int max) {
        if (nal.length == 0 || max <= FU_BYTES) {
            throw new IllegalArgumentException(nal.length + " octets in payloads of " + max);
        }
        if (nal.length <= max) {
            return List.of(nal.clone());
        }
        List<byte[]> payloads = new ArrayList<>();
        int carried = max - FU_BYTES;
        for (int at = 1; at < nal.length; at += carried) {
            int end = Math.min(nal.length, at + carried);
            byte[] payload = new byte[FU_BYTES + end - at];
            payload[0] = (byte) ((nal[0] & PRIORITY_BITS) | FU_A);
            payload[1] = (byte) ((at == 1 ? START_BIT : 0) | (end == nal.length ? END_BIT : 0) | (nal[0] & TYPE_BITS));
            System.arraycopy(nal, at, payload, FU_BYTES, end - at);
            payloads.add(payload);
        }
        return payloads;
    }

    /** How many payloads of that length at most a NAL unit becomes. */
    public static int count(int octets, int max) {
        return octets <= max ? 1 : (octets - 2 + max - FU_BYTES) / (max - FU_BYTES);
    }

    static byte[] joined(byte[] one, byte[] other, int from) {
        byte[] both = Arrays.copyOf(one, one.length + other.length - from);
        System.arraycopy(other, from, both, one.length, other.length - from);
        return both;
    }
}
