package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Starts what listens, at an endpoint of this machine. */
final class Servers {

    private final Vertx vertx;
    private final EventLoops loops;
    private final Duration httpIdleMax;

    Servers(Vertx vertx, EventLoops loops, Duration httpIdleMax) {
        this.vertx = vertx;
        this.loops = loops;
        this.httpIdleMax = httpIdleMax;
    }

    /** Listens for HTTP; each connection is watched for idleness. */
    Binding.Binder http(Port port, Wire.ServerTls tls, Handler<HttpServerRequest> handler, boolean everywhere) {
        HttpServerOptions options = httpOptions();
        secure(options, port, tls);
        return at -> {
            IdleWatch watch = new IdleWatch(vertx, httpIdleMax);
            Supplier<HttpServer> server = () -> vertx.createHttpServer(options)
                    .connectionHandler(connection -> {
                        connection.exceptionHandler(gone -> {});
                        HttpGate.before(connection);
                        watch.opened(connection);
                    })
                    .requestHandler(request -> {
                        watch.asked(request);
                        HttpGate.asked(request);
                        known(request);
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
        };
    }

    /** Whoever has asked a whole header; a body that drips is the matter of the watch. */
    private static void known(HttpServerRequest request) {
        LinkedConnection accepted = LinkedConnection.of(((HttpServerConnection) request.connection())
                .channelHandlerContext()
                .channel());
        if (accepted != null) {
            accepted.known();
        }
    }

    private HttpServerOptions httpOptions() {
        HttpServerOptions options = new HttpServerOptions()
                // The gate in front keeps the limits; what it passes on may be a little longer than it came.
                .setMaxHeaderSize(2 * Wire.HTTP_HEADER_MAX_BYTES)
                .setMaxInitialLineLength(2 * Wire.HTTP_HEADER_MAX_BYTES)
                .setIdleTimeout((int) httpIdleMax.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setUseAlpn(false).setHttp2ClearTextEnabled(false);
        options.setPerFrameWebSocketCompressionSupported(false).setPerMessageWebSocketCompressionSupported(false);
        return options;
    }

    /** Listens for HTTP as nobody's port. */
    Future<Aside> aside(Endpoint at, Optional<Wire.ServerTls> tls, Handler<Aside.Call> handler) {
        IdleWatch watch = new IdleWatch(vertx, httpIdleMax);
        HttpServerOptions options = httpOptions();
        tls.ifPresent(shown -> secure(options, shown));
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    connection.exceptionHandler(gone -> {});
                    HttpGate.before(connection);
                    watch.opened(connection);
                })
                .requestHandler(request -> {
                    watch.asked(request);
                    HttpGate.asked(request);
                    handler.handle(new Aside.Call(request, () -> watch.asked(request)));
                })
                .listen(at.socketAddress())
                .map(up -> new Aside(new Endpoint(at.address(), up.actualPort()), () -> {
                    watch.close();
                    return up.close();
                }))
                .onFailure(taken -> watch.close());
    }

    private static Future<HttpServer> sameAgain(HttpServer first, Supplier<HttpServer> server, Endpoint at) {
        return server.get().listen(first.actualPort(), at.address()); // Vert.x shares the socket out to both
    }

    private Future<List<HttpServer>> others(boolean everywhere, Supplier<Future<HttpServer>> start) {
        return everywhere ? loops.others(start) : Future.succeededFuture(List.of());
    }

    /** Listens for TCP connections. */
    Binding.Binder tcp(Port port, Wire.ServerTls tls, Handler<NetSocket> handler) {
        NetServerOptions options = new NetServerOptions();
        secure(options, port, tls);
        return at -> {
            var server = vertx.createNetServer(options).connectHandler(socket -> {
                socket.exceptionHandler(gone -> {}); // a peer that leaves is no mistake of ours
                handler.handle(socket);
            });
            return server.listen(at.socketAddress())
                    .map(up -> new Listening(port, new Endpoint(at.address(), up.actualPort()), up::close));
        };
    }

    /** Waits for datagrams. */
    Binding.Binder udp(Port port, Handler<DatagramSocket> onBound) {
        return udp(port, new DatagramSocketOptions(), onBound);
    }

    /** The same; what is sent is marked with that code point, RFC 2474 §3. */
    Binding.Binder udp(Port port, int dscp, Handler<DatagramSocket> onBound) {
        return udp(port, new DatagramSocketOptions().setTrafficClass(Dscp.octet(dscp)), onBound);
    }

    private Binding.Binder udp(Port port, DatagramSocketOptions options, Handler<DatagramSocket> onBound) {
        return at -> vertx.createDatagramSocket(options)
                .listen(at.port(), at.address())
                .map(socket -> {
                    onBound.handle(socket);
                    return new Listening(
                            port,
                            new Endpoint(at.address(), socket.localAddress().port()),
                            socket::close);
                });
    }

    private static void secure(NetServerOptions options, Port port, Wire.ServerTls tls) {
        options.setSslEngineOptions(new JdkTls());
        if (tls != null) {
            secure(options, tls);
        }
        options.setSsl(port.tls());
    }

    private static void secure(NetServerOptions options, Wire.ServerTls tls) {
        options.setSsl(true).setSslEngineOptions(new JdkTls()).setKeyCertOptions(tls.identity());
        if (tls.clientTrust() != null) {
            options.setTrustOptions(tls.clientTrust()).setClientAuth(ClientAuth.REQUIRED);
        }
    }
}
