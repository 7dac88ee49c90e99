package org.uclab.client.dns;

/** A host as it was named, and a port. */
public record HostPort(String host, int port) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
