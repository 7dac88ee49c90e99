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
 */
public record EdgeAccess(ServerUrl edge, Cookie cookie, List<SrvRecord> udsServers, List<HostPort> xmppServers) {

    public EdgeAccess {
        udsServers = List.copyOf(udsServers);
        xmppServers = List.copyOf(xmppServers);
    }
}
