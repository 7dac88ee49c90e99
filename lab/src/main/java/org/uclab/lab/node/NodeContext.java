package org.uclab.lab.node;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.pki.Identities;
import org.uclab.lab.pki.IdentitySource;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.PortIdentities;
import org.uclab.lab.pki.PortKeys;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Listening;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.Patience;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpPair;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.Wire;

/** What a node gives its program: its ports, its identity, its clock and its voice in the history. */
public final class NodeContext {

    private final NodeSpec spec;
    private final Lab lab;
    private final Identities identities;
    private final Recorder recorder;
    private final Dialler dialler;
    private final List<Listening> listening = new CopyOnWriteArrayList<>();
    private final List<RangeSockets> ranges;
    private volatile boolean frozen;
    private final List<Runnable> atPowerCut = new CopyOnWriteArrayList<>();

    NodeContext(NodeSpec spec, Lab lab, Identities identities) {
        this.spec = spec;
        this.lab = lab;
        this.identities = identities;
        this.recorder = lab.history().recorder(spec.name());
        this.dialler = lab.wire().dialler(spec.address());
        this.ranges = spec.ranges().stream().map(lab.wire()::sockets).toList();
    }

    /** Full host name. */
    public String name() {
        return spec.name();
    }

    /** Published address. */
    public String address() {
        return spec.address();
    }

    public Vertx vertx() {
        return lab.wire().vertx();
    }

    public LabClock clock() {
        return lab.clock();
    }

    public Recorder recorder() {
        return recorder;
    }

    /** Calls from this node's own address. */
    public Dialler dialler() {
        return dialler;
    }

    public LabCa ca() {
        return lab.ca();
    }

    /** What this node draws by lot for that purpose; it goes on after a power cut where it was before. */
    public Draws draws(String purpose) {
        return lab.seed().draws(spec.name() + "/" + purpose);
    }

    /**
     * The port of that service.
     *
     * @throws IllegalArgumentException when the node has none such
     */
    public Port port(String service, Transport transport) {
        return spec.ports().stream()
                .filter(port -> port.service().equals(service) && port.transport() == transport)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(spec.name() + " has no port " + service + " on " + transport));
    }

    /** Whether the node has a port of that service. */
    public boolean serves(String service) {
        return spec.ports().stream().anyMatch(port -> port.service().equals(service));
    }

    /** Where faults for that service are armed. */
    public FaultPoint faults(String service) {
        return lab.faults().point(spec.name(), service);
    }

    /**
     * Serves HTTP requests on the port of that service.
     *
     * @param everywhere whether its connections are spread over all event loops, which call the handler at the same time
     */
    public Future<?> http(String service, Handler<HttpServerRequest> handler, boolean everywhere) {
        Port port = port(service, Transport.TCP);
        return lab.wire().http(port, serverTls(port), handler, everywhere).onSuccess(this::listens);
    }

    /** Serves HTTPS requests with a certificate demanded from the peer, verified against the lab's CA. */
    public Future<?> mutualHttp(String service, Handler<HttpServerRequest> handler) {
        Port port = port(service, Transport.TCP);
        Wire.ServerTls tls = new Wire.ServerTls(identity(service), peerTrust());
        return lab.wire().http(port, tls, handler).onSuccess(this::listens);
    }

    /** What listeners put up with from peers that have finished nothing yet. */
    public Patience patience() {
        return lab.wire().patience();
    }

    /**
     * Serves TCP (or TLS, where the port says so) on the port of that service, which says {@link Wire#known} of connections
     * that have finished an exchange.
     */
    public Future<?> tcp(String service, Handler<NetSocket> onConnect) {
        return tcp(service, onConnect, false);
    }

    /**
     * The same.
     *
     * @param apart whether its connections are on another event loop than the node, where there is one: it calls the handler,
     *              and what the handler sets
     */
    public Future<?> tcp(String service, Handler<NetSocket> onConnect, boolean apart) {
        Port port = port(service, Transport.TCP);
        return lab.wire().tcp(port, serverTls(port), onConnect, apart).onSuccess(this::listens);
    }

    /** The same by TLS with a certificate demanded from the peer, verified against the lab's CA. */
    public Future<?> mutualTls(String service, Handler<NetSocket> onConnect) {
        return mutualTls(service, onConnect, false);
    }

    /**
     * The same.
     *
     * @param apart as in {@link #tcp(String, Handler, boolean)}
     */
    public Future<?> mutualTls(String service, Handler<NetSocket> onConnect, boolean apart) {
        Port port = port(service, Transport.TCP);
        Wire.ServerTls tls = new Wire.ServerTls(identity(service), peerTrust());
        return lab.wire().tcp(port, tls, onConnect, apart).onSuccess(this::listens);
    }

    /** Serves datagrams on the port of that service. */
    public Future<?> udp(String service, Handler<UdpSocket> onBound) {
        return udp(service, onBound, false);
    }

    /**
     * The same.
     *
     * @param apart whether its socket is on another event loop than the node, where there is one: it calls the handler, and
     *              what the handler sets
     */
    public Future<?> udp(String service, Handler<UdpSocket> onBound, boolean apart) {
        return lab.wire().udp(port(service, Transport.UDP), onBound, apart).onSuccess(this::listens);
    }

    /**
     * A datagram socket for a call, on the next free port of the range of that service. Whoever opens it closes it; what
     * is left is cut with the node.
     *
     * @throws IllegalArgumentException when the node has no such range
     */
    public Future<Opening<UdpSocket>> open(String service) {
        return range(service, Transport.UDP).udp();
    }

    /**
     * The same for media and its control: a socket on an even port and one on the port above.
     *
     * @throws IllegalArgumentException when the node has no such range
     */
    public Future<Opening<UdpPair>> openPair(String service) {
        return range(service, Transport.UDP).udpPair();
    }

    /**
     * The same, of which all that is sent is marked.
     *
     * @param dscp differentiated services code point, 0 to 63
     * @throws IllegalArgumentException when the node has no such range, or it is out of range
     */
    public Future<Opening<UdpPair>> openPair(String service, int dscp) {
        return range(service, Transport.UDP).udpPair(dscp);
    }

    /**
     * A listener for the TCP connections of a call, on the next free port of the range of that service.
     *
     * @throws IllegalArgumentException when the node has no such range
     */
    public Future<Opening<Listening>> open(String service, Handler<NetSocket> onConnect) {
        return range(service, Transport.TCP).tcp(onConnect);
    }

    private RangeSockets range(String service, Transport transport) {
        return ranges.stream()
                .filter(sockets -> sockets.range().service().equals(service)
                        && sockets.range().transport() == transport)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        spec.name() + " has no range of ports for " + service + " on " + transport));
    }

    /** The identities that the port can show, of which the caller's hello chooses; faults act on them. */
    public KeyCertOptions identity(String service) {
        return KeyCertOptions.wrap(new PortKeys(identities(service)));
    }

    /** The same for who signs with them. */
    public IdentitySource identities(String service) {
        Identities usual = spec.defects().containsKey(service)
                ? Identities.defective(
                        ca(),
                        spec.profile(),
                        spec.name(),
                        spec.keys(),
                        spec.defects().get(service))
                : identities;
        PortIdentities shown =
                new PortIdentities(ca(), spec.profile(), spec.name(), spec.keys(), usual, faults(service), clock());
        Runnable prepare = shown::prepare;
        faults(service).watch(prepare);
        atPowerCut.add(() -> faults(service).unwatch(prepare));
        return shown;
    }

    /** What this node is known by without any fault. */
    public Identities identities() {
        return identities;
    }

    /** What a STARTTLS port upgrades with. */
    public ServerSSLOptions startTls(String service) {
        return new ServerSSLOptions().setKeyCertOptions(identity(service));
    }

    /** The same with a certificate asked of the peer, who may show none; one that is shown must be the lab's CA's. */
    public ServerSSLOptions startTlsWithPeers(String service) {
        ServerSSLOptions options = startTls(service);
        options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(peerTrust());
        return options;
    }

    /** TLS for calls to other nodes: trusts the lab's CA, verifies host names, shows this node's identity when asked. */
    public ClientSSLOptions clientTls() {
        return new ClientSSLOptions()
                .setTrustOptions(peerTrust())
                .setKeyCertOptions(KeyCertOptions.wrap(PortKeys.of(identities)))
                .setHostnameVerificationAlgorithm("HTTPS");
    }

    private TrustOptions peerTrust() {
        return TrustOptions.wrap(ca().peerTrust());
    }

    private Wire.ServerTls serverTls(Port port) {
        return port.tls() ? Wire.ServerTls.of(identity(port.service())) : null;
    }

    List<Listening> listening() {
        return listening;
    }

    private void listens(Listening up) {
        listening.add(up);
        up.pause(frozen);
    }

    /** Freezes or thaws everything that it would send or hear: its ports, its calls and what it dialled. */
    void pause(boolean stop) {
        frozen = stop;
        dialler.pause(stop);
        ranges.forEach(sockets -> sockets.pause(stop));
        listening.forEach(up -> up.pause(stop));
    }

    /** What ends with the power: its ports, its calls and what it dialled. */
    Future<Void> powerCut() {
        atPowerCut.forEach(Runnable::run);
        Future<Void> dialled = dialler.close();
        List<Future<Void>> cutting = new ArrayList<>();
        listening.forEach(up -> cutting.add(up.cut()));
        ranges.forEach(sockets -> cutting.add(sockets.cut()));
        return Future.join(cutting).compose(done -> dialled);
    }
}
