package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Vocabulary;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.PeerTrust;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.ExpresswayServices;
import org.uclab.sim.expressway.cluster.Settings;

/** The company of the call-flow trace on real sockets: two E, two C, two UCM, two IM and Presence, a name server. */
final class Company implements AutoCloseable {

    private static final Vocabulary LINKS = Vocabulary.of(ExpresswayDecisions.all());

    static final String DOMAIN = "uclab.com";
    static final String E1 = "uclabexpwe01.uclab.com";
    static final String E2 = "uclabexpwe02.uclab.com";
    static final String C1 = "uclabexpwc01.uclab.com";
    static final String C2 = "uclabexpwc02.uclab.com";
    static final String PUB = "uclabcucm-pub.uclab.com";
    static final String SUB = "uclabcucm-sub.uclab.com";
    static final String IMP1 = "cimp-pub.uclab.com";
    static final String IMP2 = "cimp-sub.uclab.com";
    static final String NS = "ns-inside.uclab.com";
    static final String USER = "mac.donald";
    static final String PASSWORD = "ilikeMRA1";
    static final String CLUSTER = "uclabexpwe-cluster.uclab.com";

    /** Lab time that anything may take. */
    static final Duration LIMIT = Duration.ofSeconds(400);

    private static final double SCALE = 20;

    final WallClock clock = new WallClock(SCALE);
    final History history = new History(clock, 100_000);
    final FaultBoard faults = new FaultBoard(history);
    final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    final LabCa ca = LabCa.create("edge test CA", clock);
    final FakeNameServer names = new FakeNameServer();
    final Map<String, FakeImp> imps = new LinkedHashMap<>();
    final Dialler client;
    final HttpDialler http;
    private final String inside;
    private final String outside;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final ExpresswayPair sim;

    /**
     * @param number lab number, so that test classes do not meet
     */
    Company(int number) {
        this(number, config -> config);
    }

    Company(int number, UnaryOperator<Settings> settings) {
        inside = "127." + number + ".1.";
        outside = "127." + number + ".2.";
        client = wire.dialler(outside + "100");
        http = client.http(trusting());
        ExpresswayConfig config = config(settings.apply(Settings.defaults()));
        sim = ExpresswayPair.of(config);
        names.address(PUB, inside + "10")
                .address(SUB, inside + "11")
                .service("_cisco-uds._tcp.uclab.com", 8443, SUB)
                .service("_cisco-uds._tcp.uclab.com", 8443, PUB)
                .service("_cuplogin._tcp.uclab.com", 8443, IMP1)
                .service("_cuplogin._tcp.uclab.com", 8443, IMP2);
        Lab lab = new Lab(clock, history, faults, wire, ca);
        add(lab, NS, inside + "2", Optional.empty(), () -> names, udp("dns", 10_053), tcp("dns", 10_053, false));
        List<String> cluster = List.of("uclabcucm-pub", "uclabcucm-sub");
        Map<String, String> files = Map.of("/MDonald.cnf.xml", "<device/>");
        for (String host : List.of(PUB, SUB)) {
            add(
                    lab,
                    host,
                    inside + (host.equals(PUB) ? "10" : "11"),
                    Optional.of(CertificateProfile.server(host)
                            .withDnsNames(List.of(host, host.substring(0, host.indexOf('.'))))),
                    () -> new FakeUcm("uclabcucm-pub", cluster, Map.of(USER, PASSWORD), files),
                    tcp("uds", 8443, true),
                    tcp("tftp-http", 6970, false),
                    tcp("sip", 5060, false));
        }
        for (String host : List.of(IMP1, IMP2)) {
            imps.put(host, new FakeImp());
            add(
                    lab,
                    host,
                    inside + (host.equals(IMP1) ? "20" : "21"),
                    Optional.empty(),
                    () -> imps.get(host),
                    tcp("xmpp", 5222, false));
        }
        for (ExpresswayConfig.Edge edge : config.edges()) {
            add(
                    lab,
                    edge.host(),
                    edge.https().address(),
                    Optional.of(CertificateProfile.server(CLUSTER)
                            .withDnsNames(List.of(CLUSTER, E1, E2))
                            .withSrvNames(List.of("_collab-edge._tls.uclab.com"))
                            .withClientAuth(true)),
                    () -> sim.edge(edge.host()),
                    tcp("edge-https", 8443, true),
                    tcp("edge-xmpp", 5222, false),
                    tcp("traversal-https", 2222, true),
                    tcp("traversal-xmpp", 7400, true),
                    tcp("turn", 3478, false),
                    udp("turn", 3478),
                    tcp("edge-sip", 5061, true),
                    tcp("traversal-sip", 7002, true));
        }
        for (ExpresswayConfig.Core core : config.cores()) {
            add(
                    lab,
                    core.host(),
                    core.address(),
                    Optional.of(CertificateProfile.server(core.host()).withClientAuth(true)),
                    () -> sim.core(core.host()));
        }
    }

    private ExpresswayConfig config(Settings settings) {
        return new ExpresswayConfig(
                CLUSTER,
                List.of(DOMAIN),
                List.of(edge(E1, outside + "30"), edge(E2, outside + "31")),
                List.of(new ExpresswayConfig.Core(C1, inside + "30"), new ExpresswayConfig.Core(C2, inside + "31")),
                new Endpoint(inside + "2", 10_053),
                DOMAIN,
                List.of(ucm(PUB, inside + "10"), ucm(SUB, inside + "11")),
                List.of(imp(IMP1, inside + "20"), imp(IMP2, inside + "21")),
                1,
                ExpresswayConfig.COOKIE_LIFE_DEFAULT,
                true,
                List.of(),
                settings);
    }

    private static ExpresswayConfig.Edge edge(String host, String at) {
        return new ExpresswayConfig.Edge(
                host,
                new Endpoint(at, 8443),
                new Endpoint(at, 2222),
                new Endpoint(at, 7400),
                new Endpoint(at, 5222),
                new Endpoint(at, 5061),
                new Endpoint(at, 7002));
    }

    private static ExpresswayConfig.UcmNode ucm(String host, String at) {
        return new ExpresswayConfig.UcmNode(
                host,
                host.substring(0, host.indexOf('.')),
                new Endpoint(at, 8443),
                Optional.of(new Endpoint(at, 6970)),
                new Endpoint(at, 5060),
                new Endpoint(at, 5061));
    }

    private static ExpresswayConfig.ImpNode imp(String host, String at) {
        return new ExpresswayConfig.ImpNode(host, new Endpoint(at, 5222));
    }

    private record Opening(String service, int port, boolean tls, Transport transport) {}

    private static Opening tcp(String service, int port, boolean tls) {
        return new Opening(service, port, tls, Transport.TCP);
    }

    private static Opening udp(String service, int port) {
        return new Opening(service, port, false, Transport.UDP);
    }

    private void add(
            Lab lab,
            String host,
            String address,
            Optional<CertificateProfile> profile,
            Supplier<Program> program,
            Opening... openings) {
        List<Port> ports = new ArrayList<>();
        for (Opening opening : openings) {
            ports.add(new Port(
                    host,
                    opening.service(),
                    opening.service(),
                    opening.transport(),
                    new Endpoint(address, opening.port()),
                    opening.tls()));
        }
        nodes.put(
                host,
                new Node(
                        new NodeSpec(
                                host,
                                address,
                                ports,
                                ranges(host, address),
                                profile.orElse(CertificateProfile.server(host))),
                        lab,
                        program));
    }

    private static List<PortRange> ranges(String host, String address) {
        List<PortRange> ranges = new ArrayList<>();
        if (host.equals(E1) || host.equals(E2)) {
            ranges.add(ExpresswayServices.relays(host, address));
            ranges.addAll(ExpresswayServices.edgeMedia(host, address));
        } else if (host.equals(C1) || host.equals(C2)) {
            ranges.add(ExpresswayServices.coreMedia(host, address));
        }
        return ranges;
    }

    /** Powers everything up; the cores have dialled when this returns. */
    Company up() {
        nodes.values().forEach(node -> await(node.start()));
        nodes.values().forEach(node -> await(node.join()));
        return this;
    }

    Node node(String host) {
        return nodes.get(host);
    }

    void off(String host) {
        await(node(host).stop("test"));
    }

    void on(String host) {
        await(node(host).start());
        await(node(host).join());
    }

    io.vertx.core.net.ClientSSLOptions trusting() {
        return new io.vertx.core.net.ClientSSLOptions()
                .setTrustOptions(io.vertx.core.net.TrustOptions.wrap(new PeerTrust(ca)))
                .setHostnameVerificationAlgorithm("HTTPS");
    }

    Endpoint at(String host, int port) {
        return new Endpoint(node(host).address(), port);
    }

    HttpReply get(String edge, String path, HttpFields fields) {
        return call("GET", edge, path, fields);
    }

    HttpReply call(String method, String edge, String path, HttpFields fields) {
        HttpCall call = new HttpCall(method, "https", edge, at(edge, 8443), path, fields, new byte[0], LIMIT);
        return await(http.call(call));
    }

    HttpReply edgeConfig(String edge) {
        return get(
                edge, "/dWNsYWIuY29t/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin", basic(PASSWORD));
    }

    /** Asks the first edge, with good credentials, for that segment. */
    HttpReply edgeConfigOf(String segment) {
        return get(E1, "/" + segment + "/get_edge_config", basic(PASSWORD));
    }

    /** The {@code X-Auth} cookie of a fresh sign-in, as a request field. */
    HttpFields signIn(String edge) {
        String set = edgeConfig(edge).headers().get("Set-Cookie").orElseThrow();
        return HttpFields.of("Cookie", set.substring(0, set.indexOf(';')));
    }

    static HttpFields basic(String password) {
        String pair = USER + ":" + password;
        return HttpFields.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    Event awaits(long after, Predicate<? super Event> what) {
        return history.await(after, LIMIT, what)
                .orElseThrow(() -> new AssertionError("did not happen; there was: "
                        + history.since(after).stream()
                                .map(event -> "\n" + event.node() + ": " + event.text())
                                .toList()));
    }

    /** Waits for a link's end to say so. */
    void awaitLink(long after, String node, String subject, String outcome) {
        awaits(
                after,
                event -> event.node().equals(node)
                        && event.decided()
                                .filter(LINKS.decided(subject, outcome))
                                .isPresent());
    }

    List<String> texts(String node, String port) {
        return history.events().stream()
                .filter(event ->
                        event.node().equals(node) && event.stamp().port().equals(port))
                .map(Event::text)
                .toList();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        nodes.values().forEach(node -> await(node.stop("over")));
        await(client.close());
        assertThat(history.events())
                .as("handlers that threw")
                .noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
        assertThat(clock.pending()).as("timers left over").isZero();
        await(wire.close());
        clock.close();
    }
}
