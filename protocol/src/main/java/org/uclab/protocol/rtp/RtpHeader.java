package org.uclab.protocol.rtp;

/**
 * The header of an RTP packet. RFC 3550 §5.1.
 *
 * @param payloadType  0 to 127
 * @param sequence     0 to 65535
 * @param timestamp    unsigned, in ticks of the payload type's clock
 * @param ssrc         unsigned
 * @param sources      how many contributing sources it names
 * @param payloadBytes length of what it carries, without header, extension and padding
 */
public record RtpHeader(
        boolean marker, int payloadType, int sequence, long timestamp, long ssrc, int sources, int payloadBytes) {

    /** Octets of a header without sources and extension. */
    public static final int FIXED_BYTES = 12;

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
                payload));
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
