package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.shell.http.HttpFault;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.cluster.RemoteCluster;
import org.uclab.sim.ucm.cluster.RemoteCluster.UdsServer;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UdsPolicy;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.ils.IlsCatalogue;
import org.uclab.sim.ucm.ils.Neighbours;
import org.uclab.sim.ucm.sip.ClusterPhones;

/** Two clusters that know all users, each the home of some, and a third that nobody told of them. */
class ClustersTest {

    private static final String ADA = "/cucm-uds/clusterUser?username=ada.byron";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final LabCa ca = LabCa.create("clusters test CA", clock);
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<RemoteCluster> network = new ArrayList<>();

    @BeforeEach
    void start() {
        UcmSettings settings = waiting(LIMIT);
        cluster("one", 1, settings, "mac.donald", List.of("pub"), true);
        cluster("two", 2, settings, "ada.byron", List.of("pub", "sub"), true);
        cluster("three", 3, settings, "grace.hopper", List.of("pub"), false);
    }

    private static UcmSettings waiting(Duration limit) {
        return UcmSettings.usual().withUds(UdsPolicy.usual().withRemoteLookupLimit(limit));
    }

    /** A cluster that does not wait long for the others, to ask where they are silent. */
    private void hasty() {
        cluster("hasty", 4, waiting(Duration.ofSeconds(4)), "nobody", List.of("pub"), true);
    }

    private void cluster(String id, int number, UcmSettings settings, String atHome, List<String> hosts, boolean told) {
        List<EndUser> users = Stream.of("mac.donald", "ada.byron", "grace.hopper")
                .map(user -> new EndUser(
                        user,
                        "p",
                        user,
                        user,
                        "1",
                        user + "@example.com",
                        user.equals(atHome),
                        "",
                        List.of(),
                        Map.of()))
                .toList();
        List<UdsServer> servers = hosts.stream()
                .map(host -> new UdsServer(
                        host + "." + id + ".example.com",
                        new Endpoint("127.68." + number + "." + (1 + hosts.indexOf(host)), 8443)))
                .toList();
        UcmCluster config = new UcmCluster(
                id,
                Release.of("12.5.1"),
                "example.com",
                servers.stream()
                        .map(server -> TraceCompany.node(server.host(), server.host(), server.equals(servers.get(0))))
                        .toList(),
                List.of(servers.get(0).host()),
                true,
                TraceCompany.files(),
                settings,
                0);
        UcmDatabase database = new UcmDatabase(config, users);
        Neighbours neighbours =
                new Neighbours(() -> told ? List.copyOf(network) : List.of(), Optional.empty(), new IlsCatalogue(id));
        for (int i = 0; i < servers.size(); i++) {
            Supplier<Program> program = program(database, config.nodes().get(i), neighbours);
            start(program, servers.get(i), i == 0 ? id : hosts.get(i) + " of " + id);
        }
        if (told) {
            network.add(new RemoteCluster(id, servers));
        }
    }

    private static Supplier<Program> program(UcmDatabase database, UcmCluster.Node node, Neighbours neighbours) {
        return () -> new UcmProgram(database, node, neighbours, new ClusterPhones(Map.of()));
    }

    private void start(Supplier<Program> program, UdsServer server, String called) {
        String host = server.host();
        String address = server.uds().address();
        List<Port> ports = List.of(
                new Port(host, "uds", "https", Transport.TCP, server.uds(), true),
                new Port(host, "ccmcip", "https", Transport.TCP, server.uds(), true),
                new Port(host, "tftp-http", "http", Transport.TCP, new Endpoint(address, 6970), false));
        NodeSpec spec = new NodeSpec(host, address, ports, CertificateProfile.server(host));
        Node node = new Node(spec, new Lab(clock, history, faults, wire, ca), program);
        nodes.put(called, node);
        RunningCluster.await(node.start());
    }

    @AfterEach
    void stop() {
        nodes.values().forEach(node -> RunningCluster.await(node.stop("over")));
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        RunningCluster.await(wire.close());
        clock.close();
    }

    private HttpReply ask(String id, String target, HttpFields headers) {
        var dialler = wire.dialler("127.68.9.9");
        Node node = nodes.get(id);
        HttpCall call = HttpCall.get("https", node.name(), new Endpoint(node.address(), 8443), target, headers, LIMIT);
        var tls = new ClientSSLOptions()
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(ca.pem())))
                .setHostnameVerificationAlgorithm("HTTPS");
        HttpReply reply = RunningCluster.await(dialler.http(tls).call(call));
        RunningCluster.await(dialler.close());
        return reply;
    }

    private String text(String id, String target) {
        HttpReply reply = ask(id, target, HttpFields.none());
        assertThat(reply.status()).isEqualTo(200);
        return reply.text();
    }

    private long questions(String id) {
        return history.events().stream()
                .filter(event -> event instanceof Event.MessageReceived
                        && event.node().equals(nodes.get(id).name()))
                .count();
    }

    @Test
    void aUserAtHomeElsewhereIsFoundOverTheWire() {
        for (String query : List.of(
                "username=ada.byron", "email=ada.byron@example.com", "useridentifier=ada.byron%40example.com")) {
            String answer = text("one", "/cucm-uds/clusterUser?" + query);
            assertThat(answer)
                    .contains("<result found=\"true\" uri=\"https://pub.two.example.com:8443/cucm-uds/user/ada.byron\"")
                    .contains("serversUri=\"https://pub.two.example.com:8443/cucm-uds/servers\">pub.two.example.com<")
                    .contains("uri=\"https://pub.one.example.com:8443/cucm-uds/clusterUser?" + query + "\"");
        }
        assertThat(questions("two")).isEqualTo(3);
        String json =
                ask("one", ADA, HttpFields.of("Accept", "application/json")).text();
        assertThat(json).contains("\"@found\":\"true\"");
    }

    @Test
    void aUserAtHomeHereIsAnsweredFromHere() {
        assertThat(text("two", ADA)).contains("found=\"true\"");
        assertThat(questions("one")).isZero();
    }

    @Test
    void nobodysUserIsAskedForOnceAndNotInACircle() {
        assertThat(text("one", "/cucm-uds/clusterUser?username=nobody")).contains("<result found=\"false\"/>");
        assertThat(questions("one")).isEqualTo(1);
        assertThat(questions("two")).isEqualTo(1);
        assertThat(questions("three")).isZero();
    }

    @Test
    void aQuestionOfAClusterIsAnsweredFromHereOnly() {
        HttpReply reply = ask("one", ADA, HttpFields.of("X-Uclab-Asked-By", "two"));
        assertThat(reply.text()).contains("found=\"false\"");
        assertThat(questions("two")).isZero();
    }

    @Test
    void aClusterNobodyToldKnowsItsOwnOnly() {
        assertThat(text("three", ADA)).contains("found=\"false\"");
        assertThat(text("three", "/cucm-uds/clusterUser?username=grace.hopper")).contains("found=\"true\"");
        assertThat(text("one", "/cucm-uds/clusterUser?username=grace.hopper")).contains("found=\"false\"");
    }

    @Test
    void aClusterThatIsDownBusyBrokenOrSilentCountsAsOneThatDoesNotKnow() {
        hasty();
        for (HttpFault fault : List.of(new HttpFault.Status(503), new HttpFault.Malformed())) {
            List<ArmedFault> both = List.of(armed(fault, "two"), armed(fault, "sub of two"));
            assertThat(text("hasty", ADA)).contains("found=\"false\"");
            both.forEach(faults::heal);
        }
        List<ArmedFault> silent =
                List.of(armed(new LinkFault.Silent(), "two"), armed(new LinkFault.Silent(), "sub of two"));
        assertThat(text("hasty", ADA)).contains("found=\"false\"");
        silent.forEach(faults::heal);
        assertThat(text("hasty", ADA)).contains("found=\"true\"");
        RunningCluster.await(nodes.get("two").stop("power cut"));
        RunningCluster.await(nodes.get("sub of two").stop("power cut"));
        assertThat(text("hasty", ADA)).contains("found=\"false\"");
    }

    @Test
    void aPublisherThatIsDownBusyBrokenOrSilentIsSpokenForByAnotherNode() {
        hasty();
        String spokenFor = "<result found=\"true\" uri=\"https://sub.two.example.com:8443/cucm-uds/user/ada.byron\"";
        String named = "serversUri=\"https://sub.two.example.com:8443/cucm-uds/servers\">pub.two.example.com<";
        for (Fault fault : List.of(new HttpFault.Status(503), new HttpFault.Malformed(), new LinkFault.Silent())) {
            ArmedFault armed = armed(fault, "two");
            assertThat(text("hasty", ADA)).contains(spokenFor, named);
            faults.heal(armed);
        }
        assertThat(text("hasty", ADA)).contains("uri=\"https://pub.two.example.com:8443/cucm-uds/user/ada.byron\"");
        RunningCluster.await(nodes.get("two").stop("power cut"));
        assertThat(text("hasty", ADA)).contains(spokenFor, named);
        assertThat(text("sub of two", ADA)).contains("uri=\"https://pub.two.example.com:8443/cucm-uds/user/ada");
    }

    @Test
    void aPublisherThatDoesNotKnowTheUserIsBelieved() {
        assertThat(text("one", "/cucm-uds/clusterUser?username=nobody")).contains("<result found=\"false\"/>");
        assertThat(questions("sub of two")).isZero();
    }

    private ArmedFault armed(Fault fault, String called) {
        return faults.arm(fault, Where.port(nodes.get(called).name(), "uds"), Trigger.always());
    }
}
