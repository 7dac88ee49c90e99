package org.uclab.protocol.rtp.session;

import java.time.Duration;
import java.util.List;
import org.uclab.protocol.rtp.RtpHeader;
import org.uclab.protocol.rtp.h264.NalPackets;

/**
 * A stream of pictures as packets show it: so many a second, each one NAL unit (RFC 6184) of as many octets as the rate leaves it, the
 * first of every two seconds one that stands alone (type 5) and the others not (type 1). All are of one size, though real pictures are
 * not. It keeps what it owes the rate, so it is for one stream alone.
 */
public final class Pictures implements Voice {

    /** Longest payload, in octets. ASSUMED(P212429): the client sends packets of 1 300 octets at most. */
    private static final int PAYLOAD_MAX = 1_260;

    private static final int BITS = 8;
    private static final int KILO = 1_000;
    private static final long NANOS = 1_000_000_000L;
    private static final int ALONE = 0x65;
    private static final int FOLLOWING = 0x41;
    private static final int HEAD_BYTES = 6;
    private static final int FU_BYTES = 2;

    private final double framesPerSecond;
    private final double octetsOfFrame;
    private double owed;

    /**
     * @param framesPerSecond 1 to 60
     * @param kbps            on the wire, headers of IP, UDP and RTP counted
     */
    public Pictures(double framesPerSecond, double kbps) {
        this.framesPerSecond = framesPerSecond;
        this.octetsOfFrame = kbps * KILO / BITS / framesPerSecond;
    }

    /** From one picture to the next. */
    public Duration interval() {
        return Duration.ofNanos(Math.round(NANOS / framesPerSecond));
    }

    /** The payloads of a picture, which together with all headers are as long as the rate has it. */
    @Override
    public List<byte[]> payloads(long number, long samples, int octets) {
        owed += octetsOfFrame;
        int header = WireMeter.IP_UDP_BYTES + RtpHeader.FIXED_BYTES;
        int packets = Math.max(1, (int) Math.ceil(owed / (PAYLOAD_MAX + header)));
        int fragments = packets == 1 ? 0 : packets * FU_BYTES - 1;
        int nal = Math.max(HEAD_BYTES + 1, (int) owed - packets * header - fragments);
        boolean alone = number % Math.max(1, Math.round(2 * framesPerSecond)) == 0;
        List<byte[]> payloads = NalPackets.of(unit(alone ? ALONE : FOLLOWING, number, nal), PAYLOAD_MAX);
        for (byte[] payload : payloads) {
            owed -= payload.length + header;
        }
        return payloads;
    }

    @Override
    public byte[] payload(long number, long samples, int octets) {
        throw new IllegalStateException("a picture may be several packets");
    }

    @Override
    public boolean pictures() {
        return true;
    }

    /** A unit whose octets follow from its number, none of which is zero: so no start code stands in it. */
    private static byte[] unit(int type, long number, int octets) {
        byte[] unit = new byte[octets];
        unit[0] = (byte) type;
        for (int i = 1; i < HEAD_BYTES; i++) {
            unit[i] = (byte) (0x80 | ((number >> (7 * (i - 1))) & 0x7f));
        }
        int mixed = (int) number;
        for (int i = HEAD_BYTES; i < octets; i++) {
            mixed = mixed * 0x9e3779b1 + i;
            unit[i] = (byte) ((mixed >>> 24) | 0x10);
        }
        return unit;
    }

    /** Whether that is a unit of such a stream, whole and unchanged. */
    public static boolean whole(byte[] unit) {
        if (unit.length <= HEAD_BYTES) {
            return false;
        }
        long number = 0;
        for (int i = 1; i < HEAD_BYTES; i++) {
            number |= (long) (unit[i] & 0x7f) << (7 * (i - 1));
        }
        return java.util.Arrays.equals(unit, unit(unit[0] & 0xff, number, unit.length));
    }
}
