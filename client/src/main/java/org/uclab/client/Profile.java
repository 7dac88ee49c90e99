package org.uclab.client;

import java.util.List;
import org.uclab.client.config.Configuration;
import org.uclab.client.dns.HostPort;
import org.uclab.client.http.Route;
import org.uclab.client.uds.UdsFindings;

/**
 * What is known of the user before presence.
 *
 * @param route           the way to the servers
 * @param edge            the edge server in use; empty inside
 * @param edgeXmppServers the ones to reach presence through; empty inside
 */
record Profile(UdsFindings uds, Configuration configuration, Route route, String edge, List<HostPort> edgeXmppServers) {

    Profile {
        edgeXmppServers = List.copyOf(edgeXmppServers);
    }

    Location location() {
        return edge.isEmpty() ? Location.INSIDE : Location.OUTSIDE;
    }
}
