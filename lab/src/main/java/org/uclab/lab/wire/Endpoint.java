package org.uclab.lab.wire;

import io.vertx.core.net.SocketAddress;

/**
 * An IPv4 address and a port.
 *
 * @param address dotted quad
 * @param port    0 to 65535; 0 where the system chooses
 */
public record Endpoint(String address, int port) {

    public Endpoint {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
    }

    /** As Vert.x wants it. */
    public SocketAddress socketAddress() {
        return SocketAddress.inetSocketAddress(port, address);
    }

    public static Endpoint of(SocketAddress address) {
        return new Endpoint(address.hostAddress() == null ? address.host() : address.hostAddress(), address.port());
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
