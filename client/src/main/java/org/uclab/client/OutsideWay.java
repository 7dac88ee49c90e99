package org.uclab.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.uclab.client.discovery.SrvOrder;
import org.uclab.client.dns.HostName;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.edge.EdgeAccess;
import org.uclab.client.edge.EdgeDecisions;
import org.uclab.client.edge.EdgeLogin;
import org.uclab.client.edge.EdgeRoute;
import org.uclab.client.http.Caller;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Stopped;
import org.uclab.lab.history.Value;
import org.uclab.lab.seed.Draws;

/** The user's data through Expressway: edge servers in turn, and the whole chain through the first that carries it. */
final class OutsideWay {

    private final Equipment equipment;
    private final Caller caller;
    private final Draws random;

    OutsideWay(Equipment equipment, Caller caller, Draws random) {
        this.equipment = equipment;
        this.caller = caller;
        this.random = random;
    }

    /**
     * Signs in through the first edge that carries everything.
     *
     * @param domain the one that has the SRV records. ASSUMED(S4): edge paths name it, not the services domain, because
     *               C looks the inside records up in the domain of the path
     */
    Profile run(String domain, List<SrvRecord> edges, Credentials credentials, EarlySignOn early) throws Stopped {
        Instant now = equipment.dialler().clock().now();
        List<SrvRecord> ordered = SrvOrder.of(edges, random);
        List<SrvRecord> usable = equipment.recentlyFailed().usable(ordered, SrvRecord::target, now);
        ordered.stream()
                .filter(edge -> !usable.contains(edge))
                .forEach(edge -> equipment
                        .journal()
                        .decided(
                                EdgeDecisions.EDGE_SERVER.of(),
                                HttpDecisions.NOT.of(edge.target()),
                                EdgeDecisions.RECENTLY_FAILED.of()));
        StringJoiner failures = new StringJoiner("; ");
        for (SrvRecord edge : usable) {
            if (HostName.isAddress(edge.target())) {
                // S4, "External Records": the client requires the FQDN to use the cookie.
                failures.add(failed(edge, Value.of(EdgeDecisions.ADDRESS_WITHOUT_COOKIE.of())));
                continue;
            }
            try {
                Profile profile = through(domain, edge, credentials, early);
                equipment.recentlyFailed().works(edge.target());
                return profile;
            } catch (RouteLost lost) {
                failures.add(failed(edge, Value.of(lost.because())));
            } catch (Stopped stopped) {
                if (stopped.way() != Stopped.Way.NO_SERVER) {
                    throw stopped;
                }
                failures.add(failed(edge, stopped.because()));
            }
        }
        throw new Stopped(Stopped.Way.NO_SERVER, "no edge server left: " + failures);
    }

    private Profile through(String domain, SrvRecord target, Credentials credentials, EarlySignOn early)
            throws RouteLost, Stopped {
        ServerUrl edge = new ServerUrl("https", target.target(), target.port(), "/");
        EdgeLogin login =
                new EdgeLogin(caller, equipment.xml(), equipment.dialler().clock(), equipment.journal());
        equipment.verifier().edgeServer(target.target(), domain);
        EdgeAccess access = login.open(domain, edge, credentials);
        Route route = new EdgeRoute(domain, caller, access);
        List<ServerUrl> servers = SrvOrder.of(access.udsServers(), random).stream()
                .map(server -> new ServerUrl("https", server.target(), server.port(), "/"))
                .toList();
        return Profile.of(
                new Profile.Way(equipment, route, edge.host(), access.xmppServers(), Optional.of(access.sip())),
                domain,
                servers,
                credentials,
                early);
    }

    private String failed(SrvRecord edge, Value reason) {
        equipment
                .recentlyFailed()
                .failed(edge.target(), equipment.dialler().clock().now());
        equipment
                .journal()
                .decided(
                        EdgeDecisions.EDGE_SERVER.of(),
                        HttpDecisions.NOT.of(edge.target()),
                        EdgeDecisions.FAILED.of(reason));
        return edge.target() + ": " + reason.text();
    }
}
