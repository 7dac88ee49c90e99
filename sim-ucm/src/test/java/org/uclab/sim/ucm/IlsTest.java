package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uclab.sim.ucm.RunningCluster.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.cluster.RemoteCluster;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UdsPolicy;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.ils.IlsCatalogue;
import org.uclab.sim.ucm.ils.IlsMember;
import org.uclab.sim.ucm.ils.Neighbours;
import org.uclab.sim.ucm.sip.ClusterPhones;

/** Publishers that tell each other of their clusters, over mutual TLS. */
class IlsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** 24 s of wall time, for nobody here is waited for in vain; a busy machine may need several for a handshake. */
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final WallClock clock = new WallClock(50);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final LabCa ca = LabCa.create("ILS test CA", clock);
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private static String host(String id) {
        return "pub." + id + ".example.com";
    }

    private void cluster(String id, int number, String hub, String registersWith, int itsNumber) {
        String host = host(id);
        EndUser user = new EndUser(
                "user." + id, "p", id, id, "1", "user." + id + "@example.com", true, "", List.of(), Map.of());
        UcmCluster.Node node = TraceCompany.node(host, host, true);
        UcmCluster config = new UcmCluster(
                id,
                Release.of("12.5.1"),
                "example.com",
                List.of(node),
                List.of(host),
                true,
                TraceCompany.files(),
                UcmSettings.usual().withUds(UdsPolicy.usual().withRemoteLookupLimit(LIMIT)),
                0);
        Optional<IlsMember.Server> server = registersWith.isEmpty()
                ? Optional.empty()
                : Optional.of(new IlsMember.Server(host(registersWith), new Endpoint(address(itsNumber), 7501)));
        RemoteCluster self =
                new RemoteCluster(id, List.of(new RemoteCluster.UdsServer(host, new Endpoint(address(number), 8443))));
        UcmDatabase database = new UcmDatabase(config, List.of(user));
        IlsMember member = new IlsMember("company", hub, server, self, INTERVAL, LIMIT);
        Neighbours neighbours = new Neighbours(List::of, Optional.of(member), new IlsCatalogue(id));
        List<Port> ports = List.of(
                new Port(host, "uds", "https", Transport.TCP, new Endpoint(address(number), 8443), true),
                new Port(host, "tftp-http", "http", Transport.TCP, new Endpoint(address(number), 6970), false),
                new Port(host, "ils", "https", Transport.TCP, new Endpoint(address(number), 7501), true));
        CertificateProfile profile = CertificateProfile.server(host).withClientAuth(true);
        nodes.put(
                id,
                new Node(
                        new NodeSpec(host, address(number), ports, profile),
                        new Lab(clock, history, faults, wire, ca),
                        () -> new UcmProgram(database, node, neighbours, new ClusterPhones(Map.of()))));
    }

    private static String address(int number) {
        return "127.74." + number + ".1";
    }

    private void up(String... ids) {
        for (String id : ids) {
            await(nodes.get(id).start());
        }
        for (String id : ids) {
            await(nodes.get(id).join());
        }
    }

    @AfterEach
    void stop() {
        nodes.values().forEach(node -> await(node.stop("over")));
        for (Event event : history.events()) {
            if (event instanceof Event.HandlerFailed failed) {
                throw new AssertionError(failed.text(), failed.cause());
            }
        }
        await(wire.close());
        clock.close();
    }

    private ClientSSLOptions tls(Optional<TlsIdentity> shown) {
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(ca.pem())))
                .setHostnameVerificationAlgorithm("HTTPS");
        shown.ifPresent(identity -> tls.setKeyCertOptions(keys(identity)));
        return tls;
    }

    private static KeyCertOptions keys(TlsIdentity identity) {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(identity.certificatePem()))
                .addKeyValue(Buffer.buffer(identity.keyPem()));
    }

    private HttpReply call(String method, String id, int port, String target, String body, ClientSSLOptions tls) {
        var dialler = wire.dialler("127.74.9.9");
        try {
            return await(dialler.http(tls)
                    .call(new HttpCall(
                            method,
                            "https",
                            host(id),
                            new Endpoint(nodes.get(id).address(), port),
                            target,
                            HttpFields.none(),
                            body.getBytes(StandardCharsets.UTF_8),
                            LIMIT)));
        } finally {
            await(dialler.close());
        }
    }

    private boolean finds(String id, String user) {
        String answer = call("GET", id, 8443, "/cucm-uds/clusterUser?username=user." + user, "", tls(Optional.empty()))
                .text();
        return answer.contains("found=\"true\"") && answer.contains(">" + host(user) + "</homeCluster>");
    }

    private long learned(String at, String of) {
        return history.events().stream()
                .filter(event -> event.node().equals(host(at))
                        && event.decided()
                                .filter(decision -> decision.outcome().id().equals("learned")
                                        && decision.reason().text().contains(of))
                                .isPresent())
                .count();
    }

    @Test
    void spokesOfDifferentHubsKnowEachOther() {
        cluster("one", 1, "", "", 0);
        cluster("two", 2, "", "one", 1);
        cluster("three", 3, "one", "one", 1);
        cluster("four", 4, "two", "two", 2);
        up("one", "two", "three", "four");
        for (String asked : nodes.keySet()) {
            for (String user : nodes.keySet()) {
                assertThat(finds(asked, user)).as(asked + " asked for " + user).isTrue();
            }
        }
    }

    @Test
    void aSpokeWhoseHubWasDownLearnsAtTheNextExchange() {
        cluster("one", 1, "", "", 0);
        cluster("two", 2, "one", "one", 1);
        up("two");
        assertThat(finds("two", "one")).isFalse();
        await(nodes.get("one").start());
        assertThat(history.await(
                        0,
                        LIMIT,
                        event -> event.node().equals(host("two"))
                                && event.decided()
                                        .filter(decision ->
                                                decision.outcome().id().equals("learned"))
                                        .isPresent()))
                .isPresent();
        assertThat(finds("two", "one")).isTrue();
        assertThat(finds("one", "two")).isTrue();
    }

    @Test
    void whatIsKnownIsNoNewsAtTheNextExchange() {
        cluster("one", 1, "", "", 0);
        cluster("two", 2, "one", "one", 1);
        up("one", "two");
        await(nodes.get("two").join());
        await(nodes.get("one").join());
        assertThat(learned("two", "one")).isEqualTo(1);
        assertThat(learned("one", "two")).isEqualTo(1);
    }

    @Test
    void whoShowsNoCertificateOrAStrangersIsNotHeard() {
        cluster("one", 1, "", "", 0);
        up("one");
        String message = "<ilsExchange network=\"company\" from=\"two\"/>";
        assertThatThrownBy(() -> call("POST", "one", 7501, "/ils/exchange", message, tls(Optional.empty())))
                .isInstanceOf(AssertionError.class);
        TlsIdentity stranger = LabCa.create("stranger", clock)
                .issue(CertificateProfile.server(host("two")).withClientAuth(true));
        assertThatThrownBy(() -> call("POST", "one", 7501, "/ils/exchange", message, tls(Optional.of(stranger))))
                .isInstanceOf(AssertionError.class);
        assertThat(history.events()).noneMatch(event -> event.text().contains("/ils/exchange"));
    }

    @Test
    void whatIsNoExchangeIsRefusedAndTheNextOneIsHeard() {
        cluster("one", 1, "", "", 0);
        up("one");
        ClientSSLOptions known =
                tls(Optional.of(ca.issue(CertificateProfile.server(host("two")).withClientAuth(true))));
        String good = "<ilsExchange network=\"company\" from=\"two\"/>";
        String bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><ilsExchange network=\"company\">&b;</ilsExchange>";
        assertThat(call("GET", "one", 7501, "/ils/exchange", "", known).status())
                .isEqualTo(405);
        assertThat(call("POST", "one", 7501, "/ils/else", good, known).status()).isEqualTo(404);
        assertThat(call("POST", "one", 7501, "/ils/exchange", "", known).status())
                .isEqualTo(415);
        assertThat(call("POST", "one", 7501, "/ils/exchange", bomb, known).status())
                .isEqualTo(415);
        assertThat(call("POST", "one", 7501, "/ils/exchange", good.replace("company", "other"), known)
                        .status())
                .isEqualTo(403);
        HttpReply heard = call("POST", "one", 7501, "/ils/exchange", good, known);
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.text()).contains("host=\"" + host("one") + "\"");
    }
}
