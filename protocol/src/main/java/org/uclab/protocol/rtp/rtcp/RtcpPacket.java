package org.uclab.protocol.rtp.rtcp;

import java.util.List;

/** One packet of a compound. RFC 3550 §6.4 to §6.7. */
public sealed interface RtcpPacket {

    /** The members, for switches without a default. */
    enum Kind {
        SENDER_REPORT,
        RECEIVER_REPORT,
        SOURCE_DESCRIPTION,
        BYE,
        OTHER
    }

    Kind kind();

    /**
     * What a sender tells. RFC 3550 §6.4.1.
     *
     * @param ntp          64 bits: seconds since 1900 and 2⁻³² seconds
     * @param rtpTimestamp the same instant on the media's clock, 32 bits
     * @param packets      sent, 32 bits
     * @param octets       of payload sent, 32 bits
     */
    record SenderReport(
            long ssrc, long ntp, long rtpTimestamp, long packets, long octets, List<ReceptionBlock> reception)
            implements RtcpPacket {
        @Override
        public Kind kind() {
            return Kind.SENDER_REPORT;
        }
    }

    /** What a receiver tells that sends nothing. RFC 3550 §6.4.2. */
    record ReceiverReport(long ssrc, List<ReceptionBlock> reception) implements RtcpPacket {
        @Override
        public Kind kind() {
            return Kind.RECEIVER_REPORT;
        }
    }

    /** Who the sources are. RFC 3550 §6.5. */
    record SourceDescription(List<Chunk> chunks) implements RtcpPacket {
        @Override
        public Kind kind() {
            return Kind.SOURCE_DESCRIPTION;
        }
    }

    /** One source of a {@link SourceDescription}. */
    record Chunk(long ssrc, List<Item> items) {}

    /**
     * One thing said of a source.
     *
     * @param type {@link #CNAME} or another of RFC 3550 §6.5, 1 to 255
     * @param text at most 255 octets of UTF-8
     */
    record Item(int type, String text) {

        public static final int CNAME = 1;
    }

    /**
     * Sources that leave. RFC 3550 §6.6.
     *
     * @param reason empty where none is given; at most 255 octets of UTF-8
     */
    record Bye(List<Long> sources, String reason) implements RtcpPacket {
        @Override
        public Kind kind() {
            return Kind.BYE;
        }
    }

    /** A packet of another type, which is passed over. RFC 3550 §6.1. */
    record Other(int type, int octets) implements RtcpPacket {
        @Override
        public Kind kind() {
            return Kind.OTHER;
        }
    }
}
