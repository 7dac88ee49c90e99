package org.uclab.sim.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Message;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;

/** A forest of a parent and a child domain, an OpenLDAP and an AD LDS server, and callers. */
final class RunningForest implements AutoCloseable {

    static final String PARENT = "dc1.example.com";
    static final String CHILD = "dc1.emea.example.com";
    static final String OPEN = "ldap.example.org";
    static final String LIGHT = "adlds.example.net";
    static final String ADA_DN = "CN=Ada Byron,OU=Users,DC=example,DC=com";
    static final int LDAP = 389;
    static final int LDAPS = 636;
    static final int GC = 3268;
    static final int GC_TLS = 3269;
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String NET = "127.69." + (1 + ProcessHandle.current().pid() % 200) + ".";
    private static final int MILLIS_MAX = 20_000;

    final WallClock clock;
    final History history;
    final FaultBoard faults;
    final LabCa ca;
    final Wire wire;
    final Dialler caller;
    private final List<Node> nodes = new ArrayList<>();
    private final List<LDAPConnection> connections = new ArrayList<>();

    RunningForest(DirectorySettings settings, double scale) {
        clock = new WallClock(scale);
        history = new History(clock);
        faults = new FaultBoard(history);
        ca = LabCa.create("Directory test CA", clock);
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        caller = wire.dialler(NET + "100");
        Lab lab = new Lab(clock, history, faults, wire, ca);
        DirectorySim forest = DirectorySim.of(List.of(parent(settings), child(settings)));
        DirectorySim open = DirectorySim.of(List.of(open(settings)));
        DirectorySim light = DirectorySim.of(List.of(light(settings)));
        start(lab, PARENT, forest, true);
        start(lab, CHILD, forest, true);
        start(lab, OPEN, open, false);
        start(lab, LIGHT, light, false);
    }

    static RunningForest usual() {
        return new RunningForest(DirectorySettings.of(Product.ACTIVE_DIRECTORY), 1);
    }

    static String address(String host) {
        return NET + (List.of(PARENT, CHILD, OPEN, LIGHT).indexOf(host) + 1);
    }

    private void start(Lab lab, String host, DirectorySim sim, boolean catalog) {
        String address = address(host);
        List<Port> ports = new ArrayList<>(List.of(
                new Port(host, "ldap", "ldap", Transport.TCP, new Endpoint(address, LDAP), false),
                new Port(host, "ldap", "ldap", Transport.UDP, new Endpoint(address, LDAP), false),
                new Port(host, "ldaps", "ldap", Transport.TCP, new Endpoint(address, LDAPS), true)));
        if (catalog) {
            ports.add(new Port(host, "gc", "ldap", Transport.TCP, new Endpoint(address, GC), false));
            ports.add(new Port(host, "gc-tls", "ldap", Transport.TCP, new Endpoint(address, GC_TLS), true));
        }
        CertificateProfile profile = CertificateProfile.server(host).withIpAddresses(List.of(address));
        Node node = new Node(new NodeSpec(host, address, ports, profile), lab, () -> sim.program(host));
        nodes.add(node);
        await(node.start());
    }

    static DirectoryConfig.Person person(String id, String first, String last, String number) {
        return new DirectoryConfig.Person(
                id, id + "!", first, last, id + "@example.com", number, Map.of("employeeNumber", "E" + number));
    }

    static DirectoryConfig parent(DirectorySettings settings) {
        return new DirectoryConfig(
                Product.ACTIVE_DIRECTORY,
                "example.com",
                "DC=example,DC=com",
                List.of(new DirectoryConfig.Server(PARENT, LDAP)),
                List.of(
                        person("ada.byron", "Ada", "Byron", "5003"),
                        person("grace.hopper", "Grace", "Hopper", "5004"),
                        person("adam.mckenzie", "Adam", "McKenzie", "7001")),
                List.of(new DirectoryConfig.Account("jabber", "ReadOnly1")),
                settings);
    }

    private static DirectoryConfig child(DirectorySettings settings) {
        return new DirectoryConfig(
                Product.ACTIVE_DIRECTORY,
                "emea.example.com",
                "DC=emea,DC=example,DC=com",
                List.of(new DirectoryConfig.Server(CHILD, LDAP)),
                List.of(person("eve.holt", "Eve", "Holt", "7002")),
                List.of(),
                settings.withForestCatalog(false));
    }

    private static DirectoryConfig open(DirectorySettings settings) {
        return new DirectoryConfig(
                Product.OPENLDAP,
                "example.org",
                "dc=example,dc=org",
                List.of(new DirectoryConfig.Server(OPEN, LDAP)),
                List.of(person("ada.byron", "Ada", "Byron", "5003"), person("mono", "", "", "")),
                List.of(new DirectoryConfig.Account("reader", "ReadOnly1")),
                settings);
    }

    private static DirectoryConfig light(DirectorySettings settings) {
        return new DirectoryConfig(
                Product.AD_LDS,
                "example.net",
                "O=Example,C=US",
                List.of(new DirectoryConfig.Server(LIGHT, LDAP)),
                List.of(person("ada.byron", "Ada", "Byron", "5003")),
                List.of(),
                settings);
    }

    /** Where that port of that host really is. */
    Endpoint actual(String host, int port) {
        return wire.plan().actual(Transport.TCP, new Endpoint(address(host), port));
    }

    /** A plain connection of the client library, to be closed with the forest. */
    LDAPConnection connect(String host, int port) throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(MILLIS_MAX);
        options.setResponseTimeoutMillis(MILLIS_MAX);
        options.setBindWithDNRequiresPassword(false);
        LDAPConnection connection = new LDAPConnection(caller.socketFactory(), options, address(host), port);
        connections.add(connection);
        return connection;
    }

    LDAPConnection bound(String host, int port, String name, String password) throws LDAPException {
        LDAPConnection connection = connect(host, port);
        connection.bind(name, password);
        return connection;
    }

    ArmedFault arm(AnswerFault fault, String host, String service) {
        return faults.arm(fault, Where.port(host, service), Trigger.always());
    }

    /** Summaries of everything that host received and sent since. */
    List<String> heard(long after) {
        return history.since(after).stream()
                .flatMap(event -> event.message().stream())
                .map(Message::line)
                .toList();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        connections.forEach(LDAPConnection::close);
        await(caller.close());
        nodes.forEach(node -> await(node.stop("over")));
        await(wire.close());
        assertThat(clock.pending()).as("timers left over").isZero();
        clock.close();
        assertThat(history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }
}
