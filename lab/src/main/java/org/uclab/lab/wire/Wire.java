package org.uclab.lab.wire;

import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.seed.Seed;

/** The sockets of one lab, on a Vert.x of its own. */
public final class Wire {

    /** Longest request line and header, in bytes: what the product's web server takes by default (8 KiB). */
    public static final int HTTP_HEADER_MAX_BYTES = 8192;

    /** Longest wall time in which a peer says nothing; twice that in which it ends no request. */
    public static final Duration HTTP_IDLE_MAX = Duration.ofSeconds(60);

    /** TLS of a port. */
    public record ServerTls(KeyCertOptions identity, TrustOptions clientTrust) {

        /** The port shows this identity and asks for none. */
        public static ServerTls of(KeyCertOptions identity) {
            return new ServerTls(identity, null);
        }
    }

    private final Vertx vertx;
    private final LabClock clock;
    private final History history;
    private final FaultBoard faults;
    private final AddressPlan plan;
    private final Cuts reach;
    private final Patience patience;
    private final Paths paths;
    private final Links links;
    private final EventLoops loops;
    private final Servers servers;
    private final Binding binding;
    private final Set<Listening> ofRanges = ConcurrentHashMap.newKeySet();

    public Wire(LabClock clock, History history, FaultBoard faults, AddressPlan plan, Reach reach) {
        this(clock, history, faults, plan, reach, Seed.fresh());
    }

    /** With a seed that somebody has chosen, from which comes what paths draw by lot. */
    public Wire(LabClock clock, History history, FaultBoard faults, AddressPlan plan, Reach reach, Seed seed) {
        this(clock, history, faults, plan, reach, seed, HTTP_IDLE_MAX, Patience.STANDARD);
    }

    /**
     * With other limits.
     *
     * @param httpIdleMax wall time, a millisecond at least
     * @param patience    with peers of all ports
     */
    public Wire(
            LabClock clock,
            History history,
            FaultBoard faults,
            AddressPlan plan,
            Reach reach,
            Seed seed,
            Duration httpIdleMax,
            Patience patience) {
        this.patience = patience;
        this.paths = new Paths(seed);
        this.clock = clock;
        this.history = history;
        this.faults = faults;
        this.plan = plan;
        this.reach = new Cuts(reach);
        this.links = new Links(plan, this.reach);
        this.vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(EventLoops.COUNT)
                        .setWorkerPoolSize(2)
                        .setInternalBlockingPoolSize(4))
                .withTransport(new LinkTransport(links))
                .build();
        vertx.exceptionHandler(history.recorder("wire")::failed);
        this.loops = new EventLoops(vertx);
        this.servers = new Servers(vertx, loops, httpIdleMax);
        this.binding = new Binding(vertx, plan, links);
    }

    /**
     * Begins, on another thread, what the first TLS port of a process has to wait for: loading and probing the TLS
     * classes takes a good part of a cold start. For programs that know they will start a lab, as early as they can.
     */
    public static void ahead() {
        CompletableFuture.runAsync(() -> {
            try {
                SslContextBuilder.forClient().sslProvider(SslProvider.JDK).build();
            } catch (SSLException unusual) {
                // The port that needs it will say so.
                throw new IllegalStateException(unusual);
            }
        });
    }

    public Vertx vertx() {
        return vertx;
    }

    public AddressPlan plan() {
        return plan;
    }

    /** Serves HTTP/1.0 and 1.1 on the port, on one event loop. */
    public Future<Listening> http(Port port, ServerTls tls, Handler<HttpServerRequest> handler) {
        return http(port, tls, handler, false);
    }

    /**
     * Serves HTTP/1.0 and 1.1 on the port.
     *
     * @param everywhere whether connections are spread over all event loops, which call the handler at the same time
     */
    public Future<Listening> http(Port port, ServerTls tls, Handler<HttpServerRequest> handler, boolean everywhere) {
        return binding.patient(link(port), servers.http(port, tls, handler, everywhere));
    }

    /**
     * Serves HTTP that is no part of the world. Connections are bounded, and shared out by address.
     *
     * @param at  where, on this machine; port 0 for a free one
     * @param tls none in the clear
     */
    public Future<Aside> aside(Endpoint at, Optional<ServerTls> tls, Handler<Aside.Call> handler) {
        return servers.aside(at, tls, handler);
    }

    /** Serves TCP on the port. */
    public Future<Listening> tcp(Port port, ServerTls tls, Handler<NetSocket> handler) {
        return tcp(port, tls, handler, false);
    }

    /**
     * Serves TCP on the port.
     *
     * @param apart whether its connections are on another event loop than the caller's, where there is one: it calls the
     *              handler, and what the handler sets
     */
    public Future<Listening> tcp(Port port, ServerTls tls, Handler<NetSocket> handler, boolean apart) {
        return bound(link(port), servers.tcp(port, tls, handler), apart);
    }

    /** Serves datagrams on the port. */
    public Future<Listening> udp(Port port, Handler<UdpSocket> onBound) {
        return udp(port, onBound, false);
    }

    /**
     * Serves datagrams on the port.
     *
     * @param apart whether its socket is on another event loop than the caller's, where there is one: it calls the handler, and
     *              what the handler sets
     */
    public Future<Listening> udp(Port port, Handler<UdpSocket> onBound, boolean apart) {
        Link link = link(port);
        return bound(
                link,
                servers.udp(
                        port,
                        socket -> onBound.handle(new UdpSocket(socket, plan, link, port.published(), socket::close))),
                apart);
    }

    private Future<Listening> bound(Link link, Binding.Binder binder, boolean apart) {
        if (!apart) {
            return binding.patient(link, binder);
        }
        ContextInternal there = loops.elsewhere();
        return loops.told(binding.patient(link, at -> EventLoops.on(there, () -> binder.bind(at))));
    }

    /** The sockets that calls take from that range; whoever asks for them cuts them in the end. */
    public RangeSockets sockets(PortRange range) {
        return new RangeSockets(range, this);
    }

    /** Calls from that published address. */
    public Dialler dialler(String from) {
        return new Dialler(this, from, links.hold(from));
    }

    /** Those bytes to be sent, not copied: nobody may change them any more. */
    public static Buffer uncopied(byte[] bytes) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
    }

    /** Ends a connection at once: what the other side has not taken by now is not waited for. */
    public static void hangUp(NetSocket socket) {
        ((NetSocketInternal) socket)
                .channelHandlerContext()
                .close(); // the channel itself would ask Vert.x, which waits
    }

    /**
     * Who speaks on an accepted connection has finished an exchange and is no {@linkplain Patience stranger} any more. Every
     * service on TCP says so; a connection of which nobody does ends with the patience. HTTP ports do it by themselves.
     */
    public static void known(NetSocket socket) {
        LinkedConnection accepted = LinkedConnection.of(
                ((NetSocketInternal) socket).channelHandlerContext().channel());
        if (accepted != null) {
            accepted.known();
        }
    }

    /**
     * That an accepted connection is closed stands in the history once {@code by} has run what it is given then. For services
     * whose messages are recorded on another thread than that of the socket: the end is to stand behind the last of them. To be
     * called on the thread of the socket; without it the end is recorded as it comes.
     */
    public static void farewell(NetSocket socket, Executor by) {
        Farewell.by(((NetSocketInternal) socket).channelHandlerContext().channel(), by);
    }

    /** What every listener puts up with. */
    public Patience patience() {
        return patience;
    }

    /**
     * Cuts the network of a host off from all others, or not any more: what stands falls silent, and nobody is told.
     *
     * @param address of the host, published
     * @return done when no packet passes any more, or all do
     */
    public Future<Void> cutOff(String address, String host, boolean cut) {
        if (!reach.set(address, host, cut)) {
            return Future.succeededFuture();
        }
        return Future.join(links.allTcp().stream().map(Link::reachChanged).toList())
                .mapEmpty();
    }

    /** Open connections of all TCP ports. */
    public int connections() {
        return links.allTcp().stream().mapToInt(Link::connections).sum();
    }

    /** Open sockets of all ranges. */
    public int rangeSockets() {
        return ofRanges.size();
    }

    public Future<Void> close() {
        return vertx.close();
    }

    /** The card in front of a port, which is not plugged in before the port is bound. */
    Link link(Port port) {
        return new Link(
                port,
                faults.point(port.host(), port.service()),
                history.recorder(port.host()),
                clock,
                reach,
                patience,
                paths);
    }

    /** Faults can be armed for the range from now on, whether a socket is open or not. */
    void knows(PortRange range) {
        faults.point(range.host(), range.service());
    }

    /** The ports of ranges that are open at that published address. */
    Stream<OpenPort> rangePorts(String address) {
        return ofRanges.stream()
                .map(Listening::port)
                .filter(port -> port.published().address().equals(address))
                .map(port -> new OpenPort(port.transport(), port.published().port()));
    }

    void opened(Listening ofRange) {
        ofRanges.add(ofRange);
    }

    void gone(Listening ofRange) {
        ofRanges.remove(ofRange);
    }

    /** A caller of this lab saw the kernel refuse a connect. */
    void refused(String from, Endpoint to) {
        Link link = links.tcp(to);
        if (link != null) {
            link.refused(from);
        }
    }

    Recorder recorder(String host) {
        return history.recorder(host);
    }

    LabClock clock() {
        return clock;
    }

    EventLoops loops() {
        return loops;
    }

    Servers servers() {
        return servers;
    }

    Binding binding() {
        return binding;
    }
}
