package org.uclab.protocol.rtp;

import java.util.Arrays;

/**
 * The header of an RTP packet. RFC 3550 §5.1.
 *
 * @param payloadType  0 to 127
 * @param sequence     0 to 65535
 * @param timestamp    unsigned, in ticks of the payload type's clock
 * @param ssrc         unsigned
 * @param sources      how many contributing sources it names
 * @param payloadAt    octets before what it carries: header, sources and extension
 * @param payloadBytes length of what it carries, without header, extension and padding
 */
public record RtpHeader(
        boolean marker,
        int payloadType,
        int sequence,
        long timestamp,
        long ssrc,
        int sources,
        int payloadAt,
        int payloadBytes) {

    /** Octets of a header without sources and extension. */
    public static final int FIXED_BYTES = 12;

    /** Octets of padding at most. RFC 3550 §5.1. */
    public static final int PADDING_MAX = 255;

    private static final int VERSION = 2;
    private static final int WORD_BYTES = 4;
    private static final int PADDING_BIT = 0x20;
    private static final int EXTENSION_BIT = 0x10;
    private static final int MARKER_BIT = 0x80;

    /** Payload types that look like the packet types of RTCP. RFC 5761 §4. */
    private static final int RTCP_FIRST = 64;

    private static final int RTCP_LAST = 95;

    /** Reads the header of a datagram, with the checks of RFC 3550 A.1. */
    public static RtpRead read(byte[] datagram) {
        if (datagram.length < FIXED_BYTES) {
            return new RtpRead.Rejected("only " + datagram.length + " octets");
        }
        int flags = octet(datagram, 0);
        if (flags >> 6 != VERSION) {
            return new RtpRead.Rejected("version " + (flags >> 6));
        }
        int payloadType = octet(datagram, 1) & 0x7f;
        if (payloadType >= RTCP_FIRST && payloadType <= RTCP_LAST) {
            return new RtpRead.Rejected("RTCP");
        }
        int sources = flags & 0x0f;
        int header = FIXED_BYTES + WORD_BYTES * sources;
        if ((flags & EXTENSION_BIT) != 0) {
            if (header + WORD_BYTES > datagram.length) {
                return new RtpRead.Rejected("an extension that does not begin");
            }
            header += WORD_BYTES + WORD_BYTES * word16(datagram, header + 2);
        }
        if (header > datagram.length) {
            return new RtpRead.Rejected("a header longer than the packet");
        }
        int payload = datagram.length - header;
        if ((flags & PADDING_BIT) != 0) {
            int padding = octet(datagram, datagram.length - 1);
            if (padding == 0 || padding > payload) {
                return new RtpRead.Rejected("padding of " + padding + " octets in " + payload);
            }
            payload -= padding;
        }
        return new RtpRead.Packet(new RtpHeader(
                (octet(datagram, 1) & MARKER_BIT) != 0,
                payloadType,
                word16(datagram, 2),
                word32(datagram, 4),
                word32(datagram, 8),
                sources,
                header,
                payload));
    }

    /** A header without sources and extension, of a packet that carries so many octets. */
    public static RtpHeader of(
            boolean marker, int payloadType, int sequence, long timestamp, long ssrc, int payloadBytes) {
        return new RtpHeader(marker, payloadType, sequence, timestamp, ssrc, 0, FIXED_BYTES, payloadBytes);
    }

    /**
     * The packet that carries that payload, without sources and extension.
     *
     * @param padding octets behind the payload, the last of which counts them; 0 to 255
     * @throws IllegalArgumentException when the padding is out of range
     */
    public byte[] packet(byte[] payload, int padding) {
        if (padding < 0 || padding > PADDING_MAX) {
            throw new IllegalArgumentException("padding of " + padding + " octets");
        }
        byte[] packet = new byte[FIXED_BYTES + payload.length + padding];
        packet[0] = (byte) (VERSION << 6 | (padding > 0 ? PADDING_BIT : 0));
        packet[1] = (byte) ((marker ? MARKER_BIT : 0) | (payloadType & 0x7f));
        rewrite(packet, sequence, timestamp, ssrc);
        System.arraycopy(payload, 0, packet, FIXED_BYTES, payload.length);
        if (padding > 0) {
            packet[packet.length - 1] = (byte) padding;
        }
        return packet;
    }

    /** Gives a packet another place in another stream; everything else of it stays. */
    public static void rewrite(byte[] packet, int sequence, long timestamp, long ssrc) {
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        write32(packet, 4, timestamp);
        write32(packet, 8, ssrc);
    }

    /** What the packet that this was read from carries. */
    public byte[] payload(byte[] packet) {
        return Arrays.copyOfRange(packet, payloadAt, payloadAt + payloadBytes);
    }

    private static void write32(byte[] packet, int at, long value) {
        packet[at] = (byte) (value >> 24);
        packet[at + 1] = (byte) (value >> 16);
        packet[at + 2] = (byte) (value >> 8);
        packet[at + 3] = (byte) value;
    }

    private static int octet(byte[] datagram, int at) {
        return datagram[at] & 0xff;
    }

    private static int word16(byte[] datagram, int at) {
        return octet(datagram, at) << 8 | octet(datagram, at + 1);
    }

    private static long word32(byte[] datagram, int at) {
        return (long) word16(datagram, at) << 16 | word16(datagram, at + 2);
    }
}
