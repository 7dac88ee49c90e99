package org.uclab.client.soap;

import org.uclab.client.dns.HostPort;

/**
 * A session at a presence server. Its text does not show the key.
 *
 * @param server the one that took the password
 * @param key    what later calls carry
 */
public record SoapSession(HostPort server, String key) {

    @Override
    public String toString() {
        return "session at " + server;
    }
}
