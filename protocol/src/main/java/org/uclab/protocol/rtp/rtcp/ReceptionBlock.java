package org.uclab.protocol.rtp.rtcp;

/**
 * What a receiver tells of one source. RFC 3550 §6.4.1.
 *
 * @param ssrc         of the source
 * @param fractionLost of the packets since the report before, in 256ths
 * @param lost         since the beginning, 24 bits with a sign
 * @param highest      sequence number received, with the wraps above its 16 bits
 * @param jitter       in ticks
 * @param lastReport   the middle 32 bits of the NTP time of the source's last report; 0 before there was one
 * @param delay        since that came, in 65536ths of a second; 0 before there was one
 */
public record ReceptionBlock(
        long ssrc, int fractionLost, int lost, long highest, long jitter, long lastReport, long delay) {

    /** Octets. */
    static final int BYTES = 24;

    /** The most that {@link #lost} can say. */
    public static final int LOST_MAX = 0x7fffff;

    public static final int LOST_MIN = -0x800000;
}
