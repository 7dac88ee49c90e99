package org.uclab.client.ldap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.uclab.client.discovery.SrvOrder;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.ldap.DirectoryServer.Protocol;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.tls.ServerVerifier;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;

/** The servers of a plan: found, and opened. */
final class Servers {

    /** Wall time that a server is given at any time scale. */
    private static final Duration WALL_MIN = Duration.ofSeconds(2);

    // S4, "Directory Server Discovery", names as printed.
    private static final String CATALOG = "_gc._msdcs._tcp.";
    private static final String CONTROLLER = "_ldap._msdcs._tcp.";

    private final LdapPlan plan;
    private final List<DirectoryServer> named;
    private final Tools tools;
    private final Duration limit;
    private final Draws random;

    /** What servers are found and reached with. */
    record Tools(Dialler dialler, StubResolver resolver, HostLookup hosts, ServerVerifier verifier, Journal journal) {}

    /**
     * @param named  servers to take when DNS names none
     * @param limit  lab time for one look-up of names
     * @param random draws among servers of one priority
     */
    Servers(LdapPlan plan, List<DirectoryServer> named, Tools tools, Duration limit, Draws random) {
        this.plan = plan;
        this.named = named;
        this.tools = tools;
        this.limit = limit;
        this.random = random;
    }

    /** In the order to try them; one at least. */
    List<DirectoryServer> order() throws Unreached, Stopped {
        return plan.servers().isEmpty() ? discovered() : plan.servers();
    }

    /** Global catalogs first; ASSUMED(S4): where the domain has none, its domain controllers. */
    private List<DirectoryServer> discovered() throws Unreached, Stopped {
        if (plan.domain().isEmpty()) {
            throw new Unreached(LdapDecisions.NO_DOMAIN.of());
        }
        List<Phrase> problems = new ArrayList<>();
        for (String service : List.of(CATALOG, CONTROLLER)) {
            String name = service + plan.domain();
            DnsResult<SrvRecord> found = patience().await(tools.resolver().servers(name));
            if (!found.records().isEmpty()) {
                List<DirectoryServer> servers = SrvOrder.of(found.records(), random).stream()
                        .map(record -> new DirectoryServer(record.target(), record.port(), Protocol.TCP))
                        .toList();
                decided(
                        LdapDecisions.DIRECTORY_SERVERS.of(),
                        LdapDecisions.SERVERS.of(servers),
                        LdapDecisions.NAMED.of(name));
                return servers;
            }
            problems.add(LdapDecisions.NOT_FOUND.of(name, found.because()));
        }
        if (named.isEmpty()) {
            Phrase problem = joined(problems);
            decided(LdapDecisions.DIRECTORY_SERVERS.of(), HttpDecisions.NONE.of(), problem);
            throw new Unreached(problem);
        }
        decided(LdapDecisions.DIRECTORY_SERVERS.of(), LdapDecisions.SERVERS.of(named), LdapDecisions.NO_CATALOG.of());
        return named;
    }

    /** The first with the others behind it. */
    private static Phrase joined(List<Phrase> problems) {
        Phrase first = problems.get(0);
        StringJoiner all = new StringJoiner(", ").add(first.value("problems"));
        problems.subList(1, problems.size()).forEach(problem -> all.add(problem.text()));
        return LdapDecisions.NOT_FOUND.of(first.value("records"), all);
    }

    /**
     * Connects and logs in.
     *
     * @param share lab time for that server
     */
    DirectoryLink open(DirectoryServer server, Duration share) throws Unreached, Refused, Stopped {
        HostLookup.Located located = patience().await(tools.hosts().locate(server.host()));
        if (located.addresses().isEmpty()) {
            throw new Unreached(located.because());
        }
        String address = located.addresses().get(0);
        LabClock clock = tools.dialler().clock();
        Duration limit = clock.limit(share, WALL_MIN);
        int millis = (int) Math.max(1, clock.wall(limit).toMillis());
        DirectoryLink link = switch (server.protocol()) {
            case UDP -> new DatagramLink(server, tools.dialler(), address, limit);
            case TCP -> BoundLink.open(server, tools.dialler().socketFactory(), address, plan.login(), millis);
            case TLS ->
                BoundLink.open(
                        server,
                        new TlsSockets(tools.dialler().socketFactory(), tools.verifier(), located.name(), millis),
                        address,
                        plan.login(),
                        millis);
        };
        boolean nobody = server.protocol() == Protocol.UDP;
        decided(
                LdapDecisions.LOGIN.of(),
                nobody ? LdapDecisions.NOBODY.of(server) : as(plan.login(), server),
                nobody ? LdapDecisions.DATAGRAMS.of() : plan.login().origin());
        return link;
    }

    private static Outcome.Taken as(Login login, DirectoryServer server) {
        return login.nobody() ? LdapDecisions.ANONYMOUS.of(server) : LdapDecisions.AS.of(login.name(), server);
    }

    /** Tells that another one is tried. */
    void failed(DirectoryServer server, Phrase why) {
        decided(LdapDecisions.DIRECTORY_SERVER.of(), LdapDecisions.NOT.of(server), why);
    }

    private void decided(Phrase subject, Outcome.Taken outcome, Phrase reason) {
        tools.journal().decided(subject, outcome, reason);
    }

    private Patience patience() {
        LabClock clock = tools.dialler().clock();
        return new Patience(clock, clock.limit(limit, WALL_MIN));
    }
}
