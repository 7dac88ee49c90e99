package org.uclab.client.ldap;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.uclab.client.discovery.SrvOrder;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.ldap.DirectoryServer.Protocol;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.tls.ServerVerifier;
import org.uclab.lab.wire.Dialler;

/** The servers of a plan: found, and opened. */
final class Servers {

    // S4, "Directory Server Discovery", names as printed.
    private static final String CATALOG = "_gc._msdcs._tcp.";
    private static final String CONTROLLER = "_ldap._msdcs._tcp.";

    private final LdapPlan plan;
    private final List<DirectoryServer> named;
    private final Tools tools;
    private final Duration limit;
    private final Random random;

    /** What servers are found and reached with. */
    record Tools(Dialler dialler, StubResolver resolver, HostLookup hosts, ServerVerifier verifier, Journal journal) {}

    /**
     * @param named servers to take when DNS names none
     * @param limit lab time for one look-up of names
     */
    Servers(LdapPlan plan, List<DirectoryServer> named, Tools tools, Duration limit, long seed) {
        this.plan = plan;
        this.named = named;
        this.tools = tools;
        this.limit = limit;
        this.random = new Random(seed);
    }

    /** In the order to try them; one at least. */
    List<DirectoryServer> order() throws Unreached, Stopped {
        return plan.servers().isEmpty() ? discovered() : plan.servers();
    }

    /** Global catalogs first; ASSUMED(S4): where the domain has none, its domain controllers. */
    private List<DirectoryServer> discovered() throws Unreached, Stopped {
        if (plan.domain().isEmpty()) {
            throw new Unreached("the workstation is in no domain, and nobody names a directory server");
        }
        String problem = "";
        for (String service : List.of(CATALOG, CONTROLLER)) {
            String name = service + plan.domain();
            DnsResult<SrvRecord> found = patience().await(tools.resolver().servers(name));
            if (!found.records().isEmpty()) {
                List<DirectoryServer> servers = SrvOrder.of(found.records(), random).stream()
                        .map(record -> new DirectoryServer(record.target(), record.port(), Protocol.TCP))
                        .toList();
                decided("directory servers", servers.toString(), name + " names them");
                return servers;
            }
            problem += (problem.isEmpty() ? "" : ", ") + name + ": " + found.text();
        }
        if (named.isEmpty()) {
            decided("directory servers", "none", problem);
            throw new Unreached(problem);
        }
        decided("directory servers", named.toString(), "jabber-config.xml names them, and DNS no catalog of that name");
        return named;
    }

    /**
     * Connects and logs in.
     *
     * @param share lab time for that server
     */
    DirectoryLink open(DirectoryServer server, Duration share) throws Unreached, Refused, Stopped {
        HostLookup.Located located = patience().await(tools.hosts().locate(server.host()));
        if (located.addresses().isEmpty()) {
            throw new Unreached(located.problem());
        }
        String address = located.addresses().get(0);
        int millis = (int) Math.max(1, tools.dialler().clock().wall(share).toMillis());
        DirectoryLink link = switch (server.protocol()) {
            case UDP -> new DatagramLink(server, tools.dialler(), address, share);
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
                "directory login",
                (nobody ? "nobody" : plan.login().toString()) + " at " + server,
                nobody ? "datagrams know no login" : plan.login().origin());
        return link;
    }

    /** Tells that another one is tried. */
    void failed(DirectoryServer server, String why) {
        decided("directory server", "not " + server, why);
    }

    private void decided(String subject, String outcome, String reason) {
        tools.journal().decided(subject, outcome, reason);
    }

    private Patience patience() {
        return new Patience(tools.dialler().clock(), limit);
    }
}
