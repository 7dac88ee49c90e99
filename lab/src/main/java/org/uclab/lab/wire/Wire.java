package org.uclab.lab.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;

/** The sockets of one lab, on a Vert.x of its own. */
public final class Wire {

    /** Longest request line and header, in bytes: what the product's web server takes by default (8 KiB). */
    public static final int HTTP_HEADER_MAX_BYTES = 8192;

    /** Longest wall time in which a peer says nothing; twice that in which it ends no request. */
    public static final Duration HTTP_IDLE_MAX = Duration.ofSeconds(60);

    private static final int EVENT_LOOPS = Math.min(4, Runtime.getRuntime().availableProcessors());
    private static final int PRIVILEGED_BELOW = 1024;
    private static final int SINGLE_TRIES = 16;
    private static final int BIND_TRIES = 10;
    private static final long BIND_PAUSE_MS = 30;

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
    private final Reach reach;
    private final Duration httpIdleMax;
    private final Links links;

    public Wire(LabClock clock, History history, FaultBoard faults, AddressPlan plan, Reach reach) {
        this(clock, history, faults, plan, reach, HTTP_IDLE_MAX);
    }

    /**
     * With another limit for peers of HTTP ports.
     *
     * @param httpIdleMax wall time, a millisecond at least
     */
    public Wire(
            LabClock clock, History history, FaultBoard faults, AddressPlan plan, Reach reach, Duration httpIdleMax) {
        this.httpIdleMax = httpIdleMax;
        this.clock = clock;
        this.history = history;
        this.faults = faults;
        this.plan = plan;
        this.reach = reach;
        this.links = new Links(plan);
        this.vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(EVENT_LOOPS)
                        .setWorkerPoolSize(2)
                        .setInternalBlockingPoolSize(4))
                .withTransport(new LinkTransport(links))
                .build();
        vertx.exceptionHandler(history.recorder("wire")::failed);
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
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(HTTP_HEADER_MAX_BYTES)
                .setMaxInitialLineLength(HTTP_HEADER_MAX_BYTES)
                .setIdleTimeout((int) httpIdleMax.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setUseAlpn(false);
        options.setPerFrameWebSocketCompressionSupported(false).setPerMessageWebSocketCompressionSupported(false);
        secure(options, port, tls);
        Link link = link(port);
        return bound(port, link, at -> {
            IdleWatch watch = new IdleWatch(vertx, httpIdleMax);
            Supplier<HttpServer> server = () -> vertx.createHttpServer(options)
                    .connectionHandler(connection -> {
                        connection.exceptionHandler(gone -> {});
                        watch.opened(connection);
                    })
                    .requestHandler(request -> {
                        watch.asked(request);
                        handler.handle(request);
                    });
            return server.get()
                    .listen(at.socketAddress())
                    .compose(first -> others(everywhere, () -> sameAgain(first, server, at))
                            .map(others -> new Listening(port, new Endpoint(at.address(), first.actualPort()), () -> {
                                watch.close();
                                others.forEach(HttpServer::close);
                                return first.close();
                            })))
                    .onFailure(taken -> watch.close());
        });
    }

    private static Future<HttpServer> sameAgain(HttpServer first, Supplier<HttpServer> server, Endpoint at) {
        return server.get().listen(first.actualPort(), at.address()); // Vert.x shares the socket out to both
    }

    private Future<List<HttpServer>> others(boolean everywhere, Supplier<Future<HttpServer>> start) {
        return everywhere ? onOtherLoops(start) : Future.succeededFuture(List.of());
    }

    /** Does the same on each event loop but this one. */
    private <T> Future<List<T>> onOtherLoops(Supplier<Future<T>> what) {
        VertxInternal internal = (VertxInternal) vertx;
        Set<EventLoop> done = new HashSet<>(Set.of(internal.getOrCreateContext().nettyEventLoop()));
        List<Future<T>> doing = new ArrayList<>();
        for (int i = 0; i < EVENT_LOOPS; i++) {
            ContextInternal context = internal.createEventLoopContext();
            if (done.add(context.nettyEventLoop())) {
                Promise<T> promise = Promise.promise();
                context.runOnContext(there -> what.get().onComplete(promise));
                doing.add(promise.future());
            }
        }
        return Future.all(doing).map(all -> all.<T>list());
    }

    /** Serves TCP on the port. */
    public Future<Listening> tcp(Port port, ServerTls tls, Handler<NetSocket> handler) {
        NetServerOptions options = new NetServerOptions();
        secure(options, port, tls);
        Link link = link(port);
        return bound(port, link, at -> {
            var server = vertx.createNetServer(options).connectHandler(socket -> {
                socket.exceptionHandler(gone -> {}); // a peer that leaves is no mistake of ours
                handler.handle(socket);
            });
            return server.listen(at.socketAddress())
                    .map(up -> new Listening(port, new Endpoint(at.address(), up.actualPort()), up::close));
        });
    }

    /** Serves datagrams on the port. */
    public Future<Listening> udp(Port port, Handler<UdpSocket> onBound) {
        Link link = link(port);
        return bound(
                port,
                link,
                at -> vertx.createDatagramSocket(new DatagramSocketOptions())
                        .listen(at.port(), at.address())
                        .map(socket -> {
                            onBound.handle(new UdpSocket(socket, plan, link));
                            return new Listening(
                                    port,
                                    new Endpoint(
                                            at.address(), socket.localAddress().port()),
                                    socket::close);
                        }));
    }

    /** Calls from that published address. */
    public Dialler dialler(String from) {
        return new Dialler(vertx, clock, plan, from, to -> {
            Link link = links.tcp(to);
            if (link != null) {
                link.refused(from);
            }
        });
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

    /** Open connections of all TCP ports. */
    public int connections() {
        return links.allTcp().stream().mapToInt(Link::connections).sum();
    }

    public Future<Void> close() {
        return vertx.close();
    }

    private Link link(Port port) {
        Link link =
                new Link(port, faults.point(port.host(), port.service()), history.recorder(port.host()), clock, reach);
        links.add(link);
        return link;
    }

    private interface Binder {
        Future<Listening> bind(Endpoint at);
    }

    private Future<Listening> bound(Port port, Link link, Binder binder) {
        Endpoint first = plan.single() ? plan.firstSingle(port.published()) : port.published();
        // The link is found by the address bound, so the plan must know of a move before the bind.
        plan.moved(port.transport(), port.published(), first);
        Future<Listening> binding = patiently(binder, first, plan.single() ? 0 : BIND_TRIES);
        for (int i = 0; plan.single() && i < SINGLE_TRIES; i++) {
            binding = binding.recover(taken -> moved(port, plan.nextSingle(), binder));
        }
        return binding.recover(cause -> first.port() < PRIVILEGED_BELOW && notPermitted(cause)
                        ? moved(
                                port,
                                new Endpoint(first.address(), first.port() + AddressPlan.PRIVILEGED_SHIFT),
                                binder)
                        : Future.failedFuture(cause))
                .map(up -> up.with(link, links))
                .recover(cause -> {
                    links.remove(link);
                    link.cut();
                    return Future.failedFuture(new PortTakenException(port, cause));
                });
    }

    /**
     * A listener that was closed keeps its port until its selector has looked once more, and a node that comes back, or
     * the next lab of its number, may be faster. Whoever really holds a port holds it longer. Wall time: it is the
     * machine's.
     */
    private Future<Listening> patiently(Binder binder, Endpoint at, int tries) {
        return binder.bind(at)
                .recover(cause -> tries > 0 && inUse(cause)
                        ? vertx.timer(BIND_PAUSE_MS, TimeUnit.MILLISECONDS)
                                .compose(later -> patiently(binder, at, tries - 1))
                        : Future.failedFuture(cause));
    }

    private static boolean inUse(Throwable cause) {
        return says(cause, "in use");
    }

    private Future<Listening> moved(Port port, Endpoint elsewhere, Binder binder) {
        plan.moved(port.transport(), port.published(), elsewhere);
        return binder.bind(elsewhere);
    }

    private static boolean notPermitted(Throwable cause) {
        return says(cause, "ermission");
    }

    private static boolean says(Throwable cause, String what) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof BindException bind
                    && String.valueOf(bind.getMessage()).contains(what)) {
                return true;
            }
        }
        return false;
    }

    private static void secure(NetServerOptions options, Port port, ServerTls tls) {
        options.setSsl(port.tls()).setSslEngineOptions(new JdkTls());
        if (tls != null) {
            options.setKeyCertOptions(tls.identity());
            if (tls.clientTrust() != null) {
                options.setTrustOptions(tls.clientTrust()).setClientAuth(io.vertx.core.http.ClientAuth.REQUIRED);
            }
        }
    }
}
