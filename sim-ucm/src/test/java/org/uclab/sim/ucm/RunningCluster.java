package org.uclab.sim.ucm;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
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
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmServices;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.ils.IlsCatalogue;
import org.uclab.sim.ucm.ils.Neighbours;
import org.uclab.sim.ucm.sip.ClusterPhones;

/** The cluster of the trace on real sockets, and somebody who calls it. */
final class RunningCluster implements AutoCloseable {

    /** Where calls leave the company, in a test that has such a node. */
    static final String GATEWAY = "gw.uclab.com";

    /** Wall time; what fails, fails sooner. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    static final int UDS_PORT = 8443;
    static final int TFTP_PORT = 6970;
    static final int TFTPS_PORT = 6972;
    static final int UDP_PORT = 6969;
    static final int CAPF_PORT = 3804;
    static final int SIP_PORT = 5060;

    final WallClock clock;
    final History history;
    final FaultBoard faults;
    final Wire wire;
    final LabCa ca;
    final UcmDatabase database;
    final ClusterPhones phones;
    final Dialler caller;
    private final UnaryOperator<PortRange> media;
    private final HttpDialler secure;
    private final HttpDialler plain;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** The cluster of the trace as it is, at real time. */
    RunningCluster(String network, String release) {
        this(network, TraceCompany.database(release), 1);
    }

    /**
     * @param network first two numbers of the addresses, so that test classes do not meet
     */
    RunningCluster(String network, UcmDatabase database, double scale) {
        this(network, database, scale, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param media what of the ports for media the nodes have
     */
    RunningCluster(String network, UcmDatabase database, double scale, UnaryOperator<PortRange> media) {
        this.media = media;
        clock = new WallClock(scale);
        history = new History(clock);
        faults = new FaultBoard(history);
        this.database = database;
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        ca = LabCa.create("UCM test CA", clock);
        phones = new ClusterPhones(Map.of(
                TraceCompany.PUBLISHER,
                new Endpoint(network + ".1.10", SIP_PORT),
                TraceCompany.SUBSCRIBER,
                new Endpoint(network + ".1.11", SIP_PORT),
                GATEWAY,
                new Endpoint(network + ".1.40", SIP_PORT)));
        caller = wire.dialler(network + ".1.100");
        secure = caller.http(tls());
        plain = caller.http(null);
        node(TraceCompany.PUBLISHER, network + ".1.10");
        node(TraceCompany.SUBSCRIBER, network + ".1.11");
        nodes.values().forEach(node -> await(node.start()));
    }

    private void node(String host, String address) {
        List<Port> ports = new ArrayList<>(List.of(
                new Port(host, "uds", "https", Transport.TCP, new Endpoint(address, UDS_PORT), true),
                new Port(host, "ccmcip", "https", Transport.TCP, new Endpoint(address, 8443), true),
                new Port(host, "tftp-http", "http", Transport.TCP, new Endpoint(address, TFTP_PORT), false),
                new Port(host, "tftp-https", "https", Transport.TCP, new Endpoint(address, TFTPS_PORT), true),
                new Port(host, "tftp", "tftp", Transport.UDP, new Endpoint(address, UDP_PORT), false),
                new Port(host, "sip", "sip", Transport.UDP, new Endpoint(address, SIP_PORT), false),
                new Port(host, "sip", "sip", Transport.TCP, new Endpoint(address, SIP_PORT), false),
                new Port(host, "sips", "sip", Transport.TCP, new Endpoint(address, 5061), true)));
        if (host.equals(TraceCompany.PUBLISHER)) {
            ports.add(new Port(host, "capf", "capf", Transport.TCP, new Endpoint(address, CAPF_PORT), true));
        }
        String bare = host.substring(0, host.indexOf('.'));
        CertificateProfile profile = CertificateProfile.server(host).withDnsNames(List.of(host, bare));
        Lab lab = new Lab(clock, history, faults, wire, ca);
        nodes.put(
                host,
                new Node(
                        new NodeSpec(
                                host, address, ports, List.of(media.apply(UcmServices.media(host, address))), profile),
                        lab,
                        () -> program(host)));
    }

    private Program program(String host) {
        UcmCluster.Node node = database.state().config().nodes().stream()
                .filter(each -> each.host().equals(host))
                .findFirst()
                .orElseThrow();
        return new UcmProgram(
                database, node, new Neighbours(List::of, Optional.empty(), new IlsCatalogue("uclab")), phones);
    }

    /** For other nodes at this cluster's wire. */
    Lab lab() {
        return new Lab(clock, history, faults, wire, ca);
    }

    Node node(String host) {
        return nodes.get(host);
    }

    ClientSSLOptions tls() {
        return new ClientSSLOptions()
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(ca.pem())))
                .setHostnameVerificationAlgorithm("HTTPS");
    }

    HttpReply uds(String method, String host, String target, HttpFields headers) {
        Endpoint server = new Endpoint(nodes.get(host).address(), UDS_PORT);
        return await(secure.call(new HttpCall(method, "https", host, server, target, headers, new byte[0], LIMIT)));
    }

    HttpReply tftp(String method, String host, String target) {
        Endpoint server = new Endpoint(nodes.get(host).address(), TFTP_PORT);
        return await(
                plain.call(new HttpCall(method, "http", host, server, target, HttpFields.none(), new byte[0], LIMIT)));
    }

    /** A file of the publisher over HTTP, byte for byte. */
    byte[] file(String name) {
        return tftp("GET", TraceCompany.PUBLISHER, "/" + name).body();
    }

    /** Sends bytes to the UDS or TFTP port of the publisher, and waits until the server has closed the connection. */
    String raw(int port, String bytes) {
        Endpoint server = new Endpoint(nodes.get(TraceCompany.PUBLISHER).address(), port);
        Future<NetSocket> connecting = port == UDS_PORT || port == TFTPS_PORT || port == CAPF_PORT
                ? caller.connectTls(server, TraceCompany.PUBLISHER, tls(), LIMIT)
                : caller.connect(server, LIMIT);
        return await(connecting.compose(socket -> {
            CompletableFuture<String> heard = new CompletableFuture<>();
            Buffer all = Buffer.buffer();
            socket.handler(all::appendBuffer);
            socket.closeHandler(closed -> heard.complete(all.toString(StandardCharsets.ISO_8859_1)));
            socket.exceptionHandler(cut -> heard.complete(all.toString(StandardCharsets.ISO_8859_1)));
            socket.write(Buffer.buffer(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return Future.fromCompletionStage(heard);
        }));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        await(caller.close());
        nodes.values().forEach(node -> await(node.stop("over")));
        await(wire.close());
        clock.close();
    }
}
