package org.uclab.client.dns;

/**
 * A server of a service (RFC 2782).
 *
 * @param priority 0 to 65535, lower first
 * @param weight   0 to 65535, share within one priority
 * @param target   host name without the final dot, or an address
 */
public record SrvRecord(int priority, int weight, int port, String target) {

    @Override
    public String toString() {
        return target + ":" + port;
    }
}
