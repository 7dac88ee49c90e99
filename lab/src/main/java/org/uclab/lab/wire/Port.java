package org.uclab.lab.wire;

/**
 * One service of a node.
 *
 * @param host      full host name of the node
 * @param service   short protocol noun ({@code dns}, {@code uds}, …)
 * @param protocol  what is spoken ({@code https}, {@code dns}, …)
 * @param published the endpoint the world knows; {@link AddressPlan} says where it really is
 * @param tls       whether TLS starts with the connection
 */
public record Port(
        String host, String service, String protocol, Transport transport, Endpoint published, boolean tls) {}
