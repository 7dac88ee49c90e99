package org.uclab.protocol.rtp.h264;

import java.util.Optional;

/**
 * Puts NAL units together again. A fragment whose neighbour is missing spoils its unit; what is neither a unit nor a fragment is
 * spoilt, too (aggregates are not sent in mode 0 and may be left unread here). Not for two threads at a time.
 */
public final class NalReader {

    /** Longest unit that is put together, in octets: more than the largest picture that anybody here sends. */
    public static final int UNIT_MAX = 1 << 18;

    private static final int TYPE_MIN = 1;
    private static final int TYPE_MAX = 23;

    private byte[] begun = {};
    private int next = -1;
    private long spoilt;
    /** Whether the unit whose fragments come now is known to be spoilt. */
    private boolean told;

    /**
     * The next payload of a stream.
     *
     * @param sequence number of its packet
     * @return the unit that is whole now; none where it is not yet, or is spoilt
     */
    public Optional<byte[]> payload(int sequence, byte[] payload) {
        boolean follows = next < 0 || sequence == next;
        if (!follows && ((sequence - next) & 0xffff) >= 1 << 15) {
            return Optional.empty(); // it came too late, or twice
        }
        next = (sequence + 1) & 0xffff;
        if (!follows) {
            told = begun.length > 0;
            drop();
        }
        int type = payload.length == 0 ? 0 : payload[0] & NalPackets.TYPE_BITS;
        if (type >= TYPE_MIN && type <= TYPE_MAX) {
            drop();
            return Optional.of(payload);
        }
        if (type != NalPackets.FU_A || payload.length <= NalPackets.FU_BYTES) {
            drop();
            spoilt++;
            return Optional.empty();
        }
        return fragment(payload);
    }

    private Optional<byte[]> fragment(byte[] payload) {
        int flags = payload[1];
        if ((flags & NalPackets.START_BIT) != 0) {
            drop();
            told = false;
            begun = new byte[] {(byte) ((payload[0] & NalPackets.PRIORITY_BITS) | (flags & NalPackets.TYPE_BITS))};
        } else if (begun.length == 0) {
            if ((flags & NalPackets.END_BIT) != 0) {
                spoilt += told ? 0 : 1; // told once, at the end of what cannot be read
                told = false;
            }
            return Optional.empty();
        }
        if (begun.length + payload.length > UNIT_MAX) {
            drop();
            return Optional.empty();
        }
        begun = NalPackets.joined(begun, payload, NalPackets.FU_BYTES);
        if ((flags & NalPackets.END_BIT) == 0) {
            return Optional.empty();
        }
        byte[] whole = begun;
        begun = new byte[0];
        return Optional.of(whole);
    }

    private void drop() {
        if (begun.length > 0) {
            spoilt++;
            begun = new byte[0];
        }
    }

    /** Units that could not be put together. */
    public long spoilt() {
        return spoilt;
    }
}
