package org.uclab.lab.wire;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.uclab.lab.history.Hop;

/** The sender of datagrams, with its names made once. */
public final class Peer {

    private final InetSocketAddress actual;
    private final Endpoint published;
    private final Hop hop;
    private final int ipv4;

    Peer(InetSocketAddress actual, AddressPlan plan, Link link) {
        this.actual = actual;
        this.published = plan.published(Transport.UDP, Links.endpoint(actual));
        this.hop = link.datagrams(published);
        this.ipv4 = ByteBuffer.wrap(actual.getAddress().getAddress()).getInt();
    }

    /** Its published endpoint. */
    public Endpoint endpoint() {
        return published;
    }

    /** The way its datagrams come. */
    public Hop hop() {
        return hop;
    }

    /** Its address as a number, the first octet highest. */
    public int ipv4() {
        return ipv4;
    }

    InetSocketAddress actual() {
        return actual;
    }

    /** {@code address:port}, as the history has it. */
    @Override
    public String toString() {
        return hop.peer();
    }
}
