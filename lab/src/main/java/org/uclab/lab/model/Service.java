package org.uclab.lab.model;

import java.util.List;
import org.uclab.lab.wire.Transport;

/**
 * A service that hosts of some role have.
 *
 * @param noun       its short name, as users type it
 * @param protocol   what is spoken
 * @param port       the documented port
 * @param tls        whether TLS starts with the connection
 * @param transports what it listens on
 */
public record Service(String noun, String protocol, int port, boolean tls, List<Transport> transports) {

    public Service {
        transports = List.copyOf(transports);
    }

    /** A service in the clear over TCP. */
    public static Service tcp(String noun, String protocol, int port) {
        return new Service(noun, protocol, port, false, List.of(Transport.TCP));
    }

    /** A service over TLS from the first byte. */
    public static Service tls(String noun, String protocol, int port) {
        return new Service(noun, protocol, port, true, List.of(Transport.TCP));
    }

    /** A service by datagrams. */
    public static Service udp(String noun, String protocol, int port) {
        return new Service(noun, protocol, port, false, List.of(Transport.UDP));
    }

    /** A service in the clear by datagrams and over TCP. */
    public static Service both(String noun, String protocol, int port) {
        return new Service(noun, protocol, port, false, List.of(Transport.UDP, Transport.TCP));
    }
}
