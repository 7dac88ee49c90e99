package org.uclab.lab.wire;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The sender of datagrams, with its names made once. */
public final class Peer {

    private final InetSocketAddress actual;
    private final Endpoint published;
    private final String text;
    private final int ipv4;

    Peer(InetSocketAddress actual, AddressPlan plan) {
        this.actual = actual;
        this.published = plan.published(Transport.UDP, Links.endpoint(actual));
        this.text = published.toString();
        this.ipv4 = ByteBuffer.wrap(actual.getAddress().getAddress()).getInt();
    }

    /** Its published endpoint. */
    public Endpoint endpoint() {
        return published;
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
        return text;
    }
}
