package org.uclab.protocol.rtp.session;

/**
 * What is to be sent, in clear.
 *
 * @param <P> an address
 */
public sealed interface Outgoing<P> {

    /** The members, for switches without a default. */
    enum Kind {
        RTP,
        RTCP
    }

    Kind kind();

    P to();

    byte[] octets();

    /** A packet of the stream, from the lower port. */
    record Rtp<P>(P to, byte[] octets) implements Outgoing<P> {
        @Override
        public Kind kind() {
            return Kind.RTP;
        }
    }

    /** A report, from the port above. */
    record Rtcp<P>(P to, byte[] octets) implements Outgoing<P> {
        @Override
        public Kind kind() {
            return Kind.RTCP;
        }
    }
}
