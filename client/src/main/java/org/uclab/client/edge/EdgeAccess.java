package org.uclab.client.edge;

import java.util.List;
import org.uclab.client.dns.HostPort;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.http.Cookie;
import org.uclab.client.http.ServerUrl;

/**
 * An open way through one edge server.
 *
 * @param edge        the server
 * @param cookie      what opens it
 * @param udsServers  the records of {@code _cisco-uds} inside
 * @param xmppServers edge servers for presence, the one in use first
 * @param sip         how phones go through
 */
public record EdgeAccess(
        ServerUrl edge, Cookie cookie, List<SrvRecord> udsServers, List<HostPort> xmppServers, Sip sip) {

    /**
     * SIP through edge servers.
     *
     * @param servers the one in use first
     * @param routes  of which the first stands in each request behind that of the edge server (S1)
     */
    public record Sip(List<HostPort> servers, List<String> routes) {

        public Sip {
            servers = List.copyOf(servers);
            routes = List.copyOf(routes);
        }

        /** Whether there is a way for phones. */
        public boolean leads() {
            return !servers.isEmpty() && !routes.isEmpty();
        }
    }

    public EdgeAccess {
        udsServers = List.copyOf(udsServers);
        xmppServers = List.copyOf(xmppServers);
    }
}
