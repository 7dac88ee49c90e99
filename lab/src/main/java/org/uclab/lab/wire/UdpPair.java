package org.uclab.lab.wire;

import io.vertx.core.Future;

/**
 * Two datagram sockets of one call on neighbouring ports: what is carried, and what is said about it.
 *
 * @param even on an even port
 * @param odd  on the port above
 */
public record UdpPair(UdpSocket even, UdpSocket odd) {

    /** Closes both. */
    public Future<Void> close() {
        return Future.join(even.close(), odd.close()).mapEmpty();
    }
}
