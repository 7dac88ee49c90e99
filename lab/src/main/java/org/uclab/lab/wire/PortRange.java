package org.uclab.lab.wire;

/**
 * Ports of a host from which calls take sockets of their own: media, relays, file transfer.
 *
 * @param host     full host name of the node, or the name of the client
 * @param service  short protocol noun, which faults and the history know all of them by
 * @param protocol what is spoken there
 * @param address  published address
 * @param first    lowest number
 * @param last     highest number, taken too
 */
public record PortRange(
        String host, String service, String protocol, Transport transport, String address, int first, int last) {

    /**
     * @throws IllegalArgumentException when there is no number in it, or one that is no port
     */
    public PortRange {
        if (first < 1 || last > 65535 || first > last) {
            throw new IllegalArgumentException(
                    "the ports of " + service + " of " + host + " cannot be " + first + " to " + last);
        }
    }

    /** How many sockets can be open at the same time. */
    public int size() {
        return last - first + 1;
    }

    /** Its lowest port, for who asks where it is. */
    public Port lowest() {
        return port(first);
    }

    /** One of its ports. */
    Port port(int number) {
        return new Port(host, service, protocol, transport, new Endpoint(address, number), false);
    }

    /** {@code rtp of host, 16384 to 32767/udp}. */
    @Override
    public String toString() {
        return service + " of " + host + ", " + first + " to " + last + "/"
                + (transport == Transport.TCP ? "tcp" : "udp");
    }
}
