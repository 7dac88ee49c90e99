package org.uclab.protocol.rtp;

/** What a datagram turned out to be. */
public sealed interface RtpRead {

    /** The members, for switches without a default. */
    enum Kind {
        PACKET,
        REJECTED
    }

    Kind kind();

    /** An RTP packet. */
    record Packet(RtpHeader header) implements RtpRead {
        @Override
        public Kind kind() {
            return Kind.PACKET;
        }
    }

    /** No RTP packet, and why. */
    record Rejected(String why) implements RtpRead {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }
}
