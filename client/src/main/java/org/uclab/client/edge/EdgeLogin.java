package org.uclab.client.edge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.client.dns.HostPort;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.http.Caller;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.UdsDecisions;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Phrase;

/** Asks one edge server for the edge configuration, which is the login: credentials in, cookie out. */
public final class EdgeLogin {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int PORT_MAX = 65_535;

    /** What may stand in a Route as it is. */
    private static final Pattern ROUTE = Pattern.compile("<sips?:[A-Za-z0-9.:;=_-]{1,250}>");

    private final Caller caller;
    private final XmlDocuments xml;
    private final LabClock clock;
    private final Journal journal;

    public EdgeLogin(Caller caller, XmlDocuments xml, LabClock clock, Journal journal) {
        this.caller = caller;
        this.xml = xml;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * Logs in at one edge server.
     *
     * @param edge {@code https}, host and port of the server
     * @throws RouteLost when another edge server may do better
     * @throws Stopped   when none will: wrong credentials, or no {@code _cisco-uds} inside
     */
    public EdgeAccess open(String domain, ServerUrl edge, Credentials credentials) throws RouteLost, Stopped {
        journal.step("edge configuration");
        Fetched fetched = caller.get(EdgeUrl.configuration(domain, edge), "", Optional.of(credentials));
        if (!(fetched instanceof Fetched.Answered answer)
                || (answer.status() != OK && answer.status() != UNAUTHORIZED)) {
            throw new RouteLost(fetched.because());
        }
        if (answer.status() == UNAUTHORIZED) {
            Phrase reason = HttpDecisions.SERVER_ANSWERED.of(edge.host(), UNAUTHORIZED);
            journal.decided(HttpDecisions.CREDENTIALS.of(), HttpDecisions.REFUSED.of(), reason);
            throw new Stopped(Stopped.Way.WRONG_CREDENTIALS, reason);
        }
        EdgeCookie judged = EdgeCookie.of(answer.headers(), edge.host(), clock.now());
        if (!(judged instanceof EdgeCookie.Usable usable)) {
            throw new RouteLost(((EdgeCookie.Unusable) judged).because());
        }
        Document<EdgeConfig> document = xml.read(answer.body(), "getEdgeConfigResponse", EdgeConfig.class);
        EdgeConfig config =
                document.value().orElseThrow(() -> new RouteLost(EdgeDecisions.CONFIGURATION.of(document.because())));
        List<SrvRecord> uds = udsServers(config);
        journal.decided(
                EdgeDecisions.EDGE_SERVER.of(), EdgeDecisions.SERVER.of(edge.host()), EdgeDecisions.OPENED.of());
        return new EdgeAccess(
                edge,
                usable.cookie(),
                uds,
                servers(config.edgeConfig().xmppEdgeServer(), edge),
                new EdgeAccess.Sip(
                        servers(config.edgeConfig().sipEdgeServer(), edge),
                        config.edgeConfig().sipRequest().routes().stream()
                                .map(String::strip)
                                .filter(route -> ROUTE.matcher(route).matches())
                                .toList()));
    }

    private List<SrvRecord> udsServers(EdgeConfig config) throws Stopped {
        Optional<EdgeConfig.Service> service = config.service(EdgeConfig.CISCO_UDS);
        List<SrvRecord> servers = service.stream()
                .flatMap(found -> found.servers().stream())
                .filter(server -> !server.address().isEmpty() && isPort(server.port()))
                .map(server ->
                        new SrvRecord(Math.max(0, server.priority()), weight(server), server.port(), server.address()))
                .toList();
        if (servers.isEmpty()) {
            String error = service.map(EdgeConfig.Service::error)
                    .filter(text -> !text.isEmpty())
                    .orElse("no servers");
            journal.decided(
                    UdsDecisions.UDS_SERVER.of(),
                    HttpDecisions.NONE.of(),
                    UdsDecisions.NO_RECORDS.of(EdgeConfig.CISCO_UDS, error));
            throw new Stopped(
                    Stopped.Way.FAILED,
                    "discovery through the edge cannot finish: the inside has no " + EdgeConfig.CISCO_UDS + " (" + error
                            + ")");
        }
        return servers;
    }

    private static int weight(EdgeConfig.SrvServer server) {
        return Math.max(0, Math.min(PORT_MAX, server.weight()));
    }

    private static List<HostPort> servers(EdgeConfig.EdgeServers named, ServerUrl edge) {
        List<HostPort> servers = new ArrayList<>(named.servers().stream()
                .filter(server -> !server.address().isEmpty() && isPort(server.tlsPort()))
                .map(server -> new HostPort(server.address(), server.tlsPort()))
                .toList());
        // ASSUMED(S1): the edge that just served is tried first; the trace does not show which one presence takes, and
        // SIP takes that one.
        servers.sort(Comparator.comparing(server -> !server.host().equalsIgnoreCase(edge.host())));
        return servers;
    }

    private static boolean isPort(int port) {
        return port > 0 && port <= PORT_MAX;
    }
}
