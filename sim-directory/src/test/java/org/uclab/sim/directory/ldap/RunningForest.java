package org.uclab.sim.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.uclab.lab.model.User;
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
import org.uclab.sim.directory.forest.DirectoryConfig;
import org.uclab.sim.directory.forest.DirectorySettings;
import org.uclab.sim.directory.forest.Forest;
import org.uclab.sim.directory.forest.Product;
import org.uclab.sim.directory.forest.Realm;
import org.uclab.sim.directory.world.Directory;

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
        Map<String, Realm> forest = new Forest(List.of(parent(settings), child(settings))).realms();
        start(lab, PARENT, forest.get(PARENT));
        start(lab, CHILD, forest.get(CHILD));
        start(lab, OPEN, new Forest(List.of(open(settings))).realms().get(OPEN));
        start(lab, LIGHT, new Forest(List.of(light(settings))).realms().get(LIGHT));
    }

    static RunningForest usual() {
        return new RunningForest(DirectorySettings.of(Product.ACTIVE_DIRECTORY), 1);
    }

    static String address(String host) {
        return NET + (List.of(PARENT, CHILD, OPEN, LIGHT).indexOf(host) + 1);
    }

    private void start(Lab lab, String host, Realm realm) {
        String address = address(host);
        List<Port> ports = new ArrayList<>(List.of(
                new Port(host, "ldap", "ldap", Transport.TCP, new Endpoint(address, LDAP), false),
                new Port(host, "ldap", "ldap", Transport.UDP, new Endpoint(address, LDAP), false),
                new Port(host, "ldaps", "ldap", Transport.TCP, new Endpoint(address, LDAPS), true)));
        if (realm.catalog().isPresent()) {
            ports.add(new Port(host, "gc", "ldap", Transport.TCP, new Endpoint(address, GC), false));
            ports.add(new Port(host, "gc-tls", "ldap", Transport.TCP, new Endpoint(address, GC_TLS), true));
        }
        CertificateProfile profile = CertificateProfile.server(host).withIpAddresses(List.of(address));
        Node node = new Node(new NodeSpec(host, address, ports, profile), lab, () -> new DirectoryProgram(realm));
        nodes.add(node);
        await(node.start());
    }

    private static DirectoryConfig.Person person(String id, String first, String last, String number) {
        User user = new User(id, "example.com", id + "!", first, last, number, id + "@example.com", 1);
        return new DirectoryConfig.Person(user, Map.of("employeeNumber", "E" + number));
    }

    private static DirectoryConfig parent(DirectorySettings settings) {
        return new DirectoryConfig(
                directory("example.com", Optional.empty(), PARENT, new Directory.Account("jabber", "ReadOnly1")),
                Product.ACTIVE_DIRECTORY,
                List.of(new DirectoryConfig.Server(PARENT, LDAP)),
                List.of(
                        person("ada.byron", "Ada", "Byron", "5003"),
                        person("grace.hopper", "Grace", "Hopper", "5004"),
                        person("adam.mckenzie", "Adam", "McKenzie", "7001")),
                settings);
    }

    private static DirectoryConfig child(DirectorySettings settings) {
        return new DirectoryConfig(
                directory("emea.example.com", Optional.empty(), CHILD),
                Product.ACTIVE_DIRECTORY,
                List.of(new DirectoryConfig.Server(CHILD, LDAP)),
                List.of(person("eve.holt", "Eve", "Holt", "7002")),
                settings.withForestCatalog(false));
    }

    private static DirectoryConfig open(DirectorySettings settings) {
        return new DirectoryConfig(
                directory(
                        "example.org",
                        Optional.of("dc=example,dc=org"),
                        OPEN,
                        new Directory.Account("reader", "ReadOnly1")),
                Product.OPENLDAP,
                List.of(new DirectoryConfig.Server(OPEN, LDAP)),
                List.of(person("ada.byron", "Ada", "Byron", "5003"), person("mono", "", "", "")),
                settings);
    }

    private static DirectoryConfig light(DirectorySettings settings) {
        return new DirectoryConfig(
                directory("example.net", Optional.of("O=Example,C=US"), LIGHT),
                Product.AD_LDS,
                List.of(new DirectoryConfig.Server(LIGHT, LDAP)),
                List.of(person("ada.byron", "Ada", "Byron", "5003")),
                settings);
    }

    private static Directory directory(
            String domain, Optional<String> suffix, String server, Directory.Account... accounts) {
        return new Directory(
                domain,
                suffix,
                List.of(server),
                Optional.empty(),
                List.of(accounts),
                false,
                Directory.Catalog.FOREST,
                Optional.empty(),
                Optional.empty(),
                1);
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
