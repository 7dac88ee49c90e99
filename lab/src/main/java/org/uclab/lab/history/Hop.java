package org.uclab.lab.history;

/**
 * The way on which messages go back and forth between a port and a peer. One serves for all messages of a connection.
 *
 * @param local      {@code address:port} of who records, as the world knows it
 * @param peer       {@code address:port} of the other side
 * @param connection number of the connection in its lab, from 1; 0 where there is none, as with datagrams
 * @param tls        whether TLS stands on it
 */
public record Hop(Over over, String local, String peer, long connection, boolean tls) {

    /** What carries the bytes. */
    public enum Over {
        TCP,
        UDP
    }

    /** A way in the clear without a number. */
    public static Hop between(Over over, String local, String peer) {
        return new Hop(over, local, peer, 0, false);
    }

    /** The same with TLS on it. */
    public Hop secured() {
        return tls ? this : new Hop(over, local, peer, connection, true);
    }

    /** Address of the peer without its port. */
    public String peerAddress() {
        return addressOf(peer);
    }

    /** The address in {@code address:port}. */
    public static String addressOf(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        return colon < 0 ? endpoint : endpoint.substring(0, colon);
    }
}
