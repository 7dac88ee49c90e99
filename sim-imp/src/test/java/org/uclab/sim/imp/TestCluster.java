package org.uclab.sim.imp;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.OtherName;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.sim.imp.cluster.Additions;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.cluster.ImpServices;

/** Two nodes of a subcluster on addresses of this process's own, and Smack to sign in with. */
final class TestCluster implements AutoCloseable {

    static final String DOMAIN = "uclab.com";
    static final String PUB = "cimp-pub.uclab.com";
    static final String SUB = "cimp-sub.uclab.com";
    static final ImpConfig.ClientProfile PROFILE = new ImpConfig.ClientProfile(
            List.of("cucm1.uclab.com", "cucm2.uclab.com"),
            List.of("cucm1.uclab.com"),
            Optional.of(new ImpConfig.LdapProfile(
                    "staff",
                    "CN=jabber,DC=uclab,DC=com",
                    "Read<Only>1",
                    List.of(new ImpConfig.LdapServer("dc1.uclab.com", 636, "TLS")),
                    List.of("DC=uclab,DC=com"))));
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int XMPP_PORT = 5222;
    private static final int XCP_PORT = 7400;
    static final int SOAP_PORT = 8443;
    static final int WEB_PORT = 8083;
    static final int WEB_CLEAR_PORT = 8082;
    static final String NET = "127." + (100 + ProcessHandle.current().pid() % 100) + ".1.";
    private static final String CLIENT_ADDRESS = NET + "100";

    static {
        SASLAuthentication.registerSASLMechanism(new SmackVtgToken());
    }

    final WallClock clock;
    final History history;
    final FaultBoard faults;
    final LabCa ca;
    final Wire wire;
    final Dialler dialler;
    final Node pub;
    final Node sub;
    private final List<XMPPTCPConnection> clients = new ArrayList<>();

    TestCluster(ImpConfig.Settings settings) {
        this(settings, 1);
    }

    TestCluster(ImpConfig.Settings settings, double scale) {
        this(config(settings), scale);
    }

    TestCluster(ImpConfig config, double scale) {
        clock = new WallClock(scale);
        history = new History(clock);
        faults = new FaultBoard(history);
        ca = LabCa.create("Test CA", clock);
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        dialler = wire.dialler(CLIENT_ADDRESS);
        ImpSubcluster sim = ImpSubcluster.of(config);
        Lab lab = new Lab(clock, history, faults, wire, ca);
        boolean web = config.additions().web().isPresent();
        pub = new Node(spec(PUB, NET + "20", web), lab, () -> sim.program(PUB));
        sub = new Node(spec(SUB, NET + "21", web), lab, () -> sim.program(SUB));
        await(pub.start());
        await(sub.start());
        await(pub.join());
        await(sub.join());
    }

    /** The same people, and those besides, with rooms that persist and people who administrate. */
    static ImpConfig config(List<ImpConfig.Account> more, List<String> administrators) {
        ImpConfig usual = config(ImpConfig.Settings.usual());
        return new ImpConfig(
                usual.domain(),
                usual.nodes(),
                Stream.concat(usual.accounts().stream(), more.stream()).toList(),
                usual.applications(),
                usual.settings(),
                Optional.empty(),
                true,
                Optional.empty(),
                new Additions(
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        administrators,
                        Optional.empty()));
    }

    static ImpConfig config(ImpConfig.Settings settings) {
        return new ImpConfig(
                DOMAIN,
                List.of(
                        new ImpConfig.Node(PUB, new Endpoint(NET + "20", XCP_PORT)),
                        new ImpConfig.Node(SUB, new Endpoint(NET + "21", XCP_PORT))),
                List.of(
                        account("mac.donald", "ilikeMRA1", "Mac Donald", PUB, List.of("ada.byron"), PROFILE),
                        account("ada.byron", "Analytical9", "Ada Byron", SUB, List.of("mac.donald")),
                        account("grace.hopper", "NanoSecond1", "Grace Hopper", PUB, List.of())),
                List.of(new ImpConfig.Application("Portal", "opensDoors1")),
                settings,
                Optional.empty(),
                false,
                Optional.empty(),
                Additions.NONE);
    }

    /** The same people, whose lost streams can go on for that lab time. */
    static ImpConfig managed(Duration resumption) {
        return with(Optional.of(resumption), false);
    }

    /** The same people, with the Presence Web Service and so many sessions of it. */
    static ImpConfig web(int sessionsMax) {
        ImpConfig usual = config(ImpConfig.Settings.usual());
        Endpoint nobody = new Endpoint(NET + "2", 53);
        return new ImpConfig(
                usual.domain(),
                usual.nodes(),
                usual.accounts(),
                usual.applications(),
                usual.settings(),
                Optional.empty(),
                false,
                Optional.empty(),
                new Additions(
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        Optional.of(new Additions.Web(
                                Duration.ofHours(8), sessionsMax, Map.of(PUB, nobody, SUB, nobody)))));
    }

    /** The same people, whose messages go by RFC 6121 alone, or not. */
    static ImpConfig with(Optional<Duration> resumption, boolean byPriority) {
        ImpConfig usual = config(ImpConfig.Settings.usual());
        return new ImpConfig(
                usual.domain(),
                usual.nodes(),
                usual.accounts(),
                usual.applications(),
                usual.settings(),
                Optional.empty(),
                false,
                Optional.empty(),
                new Additions(
                        true, Optional.empty(), Optional.empty(), resumption, byPriority, List.of(), Optional.empty()));
    }

    /** Somebody whose clients are told nothing of other systems. */
    static ImpConfig.Account account(String id, String password, String name, String node, List<String> contacts) {
        return account(id, password, name, node, contacts, ImpConfig.ClientProfile.NOTHING);
    }

    private static ImpConfig.Account account(
            String id,
            String password,
            String name,
            String node,
            List<String> contacts,
            ImpConfig.ClientProfile profile) {
        return new ImpConfig.Account(new User(id, DOMAIN, password, name, "", "", "", 1), node, contacts, profile);
    }

    private static NodeSpec spec(String host, String address, boolean web) {
        List<Port> ports = new ArrayList<>(List.of(
                new Port(host, "xmpp", "xmpp", Transport.TCP, new Endpoint(address, XMPP_PORT), false),
                new Port(host, "soap", "https", Transport.TCP, new Endpoint(address, SOAP_PORT), true),
                new Port(host, "xcp", "xcp", Transport.TCP, new Endpoint(address, XCP_PORT), true)));
        if (web) {
            ports.add(new Port(
                    host, ImpServices.WEB.noun(), "https", Transport.TCP, new Endpoint(address, WEB_PORT), true));
            ports.add(new Port(
                    host,
                    ImpServices.WEB_CLEAR.noun(),
                    "http",
                    Transport.TCP,
                    new Endpoint(address, WEB_CLEAR_PORT),
                    false));
        }
        return new NodeSpec(
                host,
                address,
                ports,
                CertificateProfile.server(host)
                        .withDnsNames(List.of(host, DOMAIN))
                        .withOtherNames(List.of(new OtherName(ImpSystem.XMPP_ADDR, DOMAIN)))
                        .withClientAuth(true));
    }

    /** Signs in with Smack on that node. */
    XMPPTCPConnection signIn(Node node, String user, String password, String resource) throws Exception {
        XMPPTCPConnection connection = connection(node, user, password, resource);
        connection.connect();
        connection.login();
        return connection;
    }

    XMPPTCPConnection connection(Node node, String user, String password, String resource) throws Exception {
        return connection(node, user, password, resource, "PLAIN");
    }

    XMPPTCPConnection connection(Node node, String user, String password, String resource, String mechanism)
            throws Exception {
        XMPPTCPConnectionConfiguration configuration = XMPPTCPConnectionConfiguration.builder()
                .addEnabledSaslMechanism(mechanism)
                .setXmppDomain(JidCreate.domainBareFrom(DOMAIN))
                .setHostAddress(InetAddress.getByName(node.address()))
                .setPort(XMPP_PORT)
                .setSocketFactory(dialler.socketFactory())
                .setSecurityMode(ConnectionConfiguration.SecurityMode.required)
                .setCustomX509TrustManager(trust())
                .setUsernameAndPassword(user, password)
                .setResource(Resourcepart.from(resource))
                .build();
        XMPPTCPConnection connection = new XMPPTCPConnection(configuration);
        connection.setReplyTimeout(PATIENCE.toMillis());
        clients.add(connection);
        return connection;
    }

    X509TrustManager trust() throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("lab", ca.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new IllegalStateException("no trust manager");
    }

    /** The first event after that number whose text holds all the words; empty when patience runs out. */
    Optional<Event> sees(long after, String... words) {
        return history.await(after, PATIENCE, holds(words));
    }

    static Predicate<Event> holds(String... words) {
        return event -> {
            String line = event.node() + " " + event.kind() + " " + event.text();
            return List.of(words).stream().allMatch(line::contains);
        };
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Powers everything down; our own mistakes fail the test. */
    @Override
    public void close() {
        clients.forEach(client -> {
            if (client.isConnected()) {
                client.disconnect();
            }
        });
        await(dialler.close());
        await(pub.stop("end of test"));
        await(sub.stop("end of test"));
        int timers = clock.pending();
        int connections = wire.connections();
        await(wire.close());
        clock.close();
        history.events().stream()
                .filter(event -> event.kind() == Event.Kind.HANDLER_FAILED)
                .findFirst()
                .ifPresent(event -> {
                    throw new AssertionError(((Event.HandlerFailed) event).cause());
                });
        if (timers != 0 || connections != 0) {
            throw new AssertionError(timers + " timers and " + connections + " connections left over");
        }
    }
}
