package org.uclab.protocol.sip;

/**
 * The way to a peer: where a message came from, or is to go. Where a connection is named it is used as long as it stands;
 * without one, or where it is gone, one to the host and port is used or opened.
 *
 * @param host       address of the peer
 * @param port       1 to 65535
 * @param connection a number that whoever owns the sockets gave it; 0 for none
 */
public record Flow(SipTransport transport, String host, int port, long connection) {

    /** A way that names no connection. */
    public static Flow to(SipTransport transport, String host, int port) {
        return new Flow(transport, host, port, 0);
    }

    /** {@code tcp 192.0.2.1:5060}. */
    @Override
    public String toString() {
        return transport.parameter() + " " + host + ":" + port;
    }
}
