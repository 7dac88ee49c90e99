package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TcpClientConfig;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;

/**
 * Calls made from one address. Endpoints are published ones; where they really are, the {@link AddressPlan} knows.
 * Every client it makes is kept, because Vert.x ends the connections of one that is collected, and is closed with it.
 */
public final class Dialler {

    static final int KEPT_CONNECTIONS_PER_HOST = 64;

    /** Ports whose marking is remembered. */
    private static final int MARKINGS_MAX = 64;

    /** Ports of a range that are tried for one connection. */
    private static final int PORTS_TRIED_MAX = 64;

    private final Vertx vertx;
    private final LabClock clock;
    private final AddressPlan plan;
    private final String from;
    private final Wire wire;
    private final Hold hold;
    private final NetClient tcp;
    private final List<Supplier<Future<Void>>> clients = new CopyOnWriteArrayList<>();
    private final Set<NetSocket> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final Set<OpenPort> asking = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastPort = new AtomicInteger();
    private final Map<Integer, Integer> markings = new ConcurrentHashMap<>();
    private volatile IntUnaryOperator marking = port -> Dscp.DEFAULT;

    /**
     * @param from published address to speak from
     * @param hold freezes what it dials
     */
    Dialler(Wire wire, String from, Hold hold) {
        this.wire = wire;
        this.vertx = wire.vertx();
        this.clock = wire.clock();
        this.plan = wire.plan();
        this.from = from;
        this.hold = hold;
        // The published address: the near end of the connection puts it where it really is.
        this.tcp = vertx.createNetClient(
                new TcpClientConfig().setLocalAddress(SocketAddress.inetSocketAddress(0, from)), null);
        clients.add(tcp::close);
    }

    public String from() {
        return from;
    }

    /**
     * Has the connections that are opened from now on marked, as the host or the network in front of it marks them: all that is sent
     * once they stand.
     *
     * @param byPort differentiated services code point for a port that is called, 0 to 63 (RFC 2474 §3)
     */
    public void marks(IntUnaryOperator byPort) {
        marking = byPort;
    }

    private void marked(NetSocket connected, Endpoint to) {
        Dscp.mark(connected, marking.applyAsInt(to.port()));
        noted(to.port(), Dscp.of(connected));
    }

    private void marked(Socket connected, int port) {
        try {
            connected.setTrafficClass(Dscp.octet(marking.applyAsInt(port)));
            noted(port, connected.getTrafficClass() >> Dscp.CONGESTION_BITS);
        } catch (SocketException gone) {
            // It is over already: then nothing is sent on it.
        }
    }

    private void noted(int port, int dscp) {
        if (markings.size() < MARKINGS_MAX || markings.containsKey(port)) {
            markings.put(port, dscp);
        }
    }

    /** What the system said of the newest connection to each port: the code point of what is sent on it. */
    public Map<Integer, Integer> markings() {
        return Map.copyOf(markings);
    }

    public Vertx vertx() {
        return vertx;
    }

    public LabClock clock() {
        return clock;
    }

    AddressPlan plan() {
        return plan;
    }

    /**
     * Opens a TCP connection.
     *
     * @param limit lab time to wait at most
     */
    public Future<NetSocket> connect(Endpoint to, Duration limit) {
        return connect(to, limit, new ConnectOptions());
    }

    /** Opens a TCP connection and TLS on it, asking for that server name. */
    public Future<NetSocket> connectTls(Endpoint to, String serverName, ClientSSLOptions tls, Duration limit) {
        return connect(to, limit, tlsTo(to, serverName, tls));
    }

    /** The same from one of those ports, each in turn; one that is taken is passed over. */
    public Future<NetSocket> connectTls(
            Endpoint to, String serverName, ClientSSLOptions tls, Duration limit, LocalPorts ports) {
        return ports.any() ? connectTls(to, serverName, tls, limit) : fromOwnPort(to, serverName, tls, limit, ports, 1);
    }

    private Future<NetSocket> fromOwnPort(
            Endpoint to, String serverName, ClientSSLOptions tls, Duration limit, LocalPorts ports, int turn) {
        int port = lastPort.updateAndGet(ports::after);
        // A client is bound to its local address for good, so that each port has its own, and goes with its connection.
        NetClient client = vertx.createNetClient(
                new TcpClientConfig().setLocalAddress(SocketAddress.inetSocketAddress(port, from)), null);
        Supplier<Future<Void>> closing = client::close;
        clients.add(closing);
        return connect(to, limit, tlsTo(to, serverName, tls), client)
                .onSuccess(connected -> ((NetSocketInternal) connected)
                        .channelHandlerContext()
                        .channel()
                        .closeFuture()
                        .addListener(gone -> ended(closing)))
                .recover(cause -> {
                    ended(closing);
                    return taken(cause) && turn < PORTS_TRIED_MAX
                            ? fromOwnPort(to, serverName, tls, limit, ports, turn + 1)
                            : Future.failedFuture(cause);
                });
    }

    private void ended(Supplier<Future<Void>> client) {
        if (clients.remove(client)) {
            client.get().onFailure(gone -> {});
        }
    }

    private static boolean taken(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof BindException) {
                return true; // another socket has it, or an old connection of it lingers
            }
        }
        return false;
    }

    private static ConnectOptions tlsTo(Endpoint to, String serverName, ClientSSLOptions tls) {
        return new ConnectOptions()
                .setSsl(true)
                .setSslOptions(verifying(tls))
                .setSniServerName(serverName)
                .setHost(serverName)
                .setPort(to.port());
    }

    private Future<NetSocket> connect(Endpoint to, Duration limit, ConnectOptions options) {
        return connect(to, limit, options, tcp);
    }

    private Future<NetSocket> connect(Endpoint to, Duration limit, ConnectOptions options, NetClient client) {
        Endpoint actual = plan.actual(Transport.TCP, to);
        Future<NetSocket> socket = client.connect(options.setRemoteAddress(actual.socketAddress()))
                .onSuccess(connected -> connected.exceptionHandler(gone -> {})) // until the caller sets its own
                .onSuccess(connected -> marked(connected, to))
                .onSuccess(this::held)
                .compose(this::whileOpen);
        Future<NetSocket> inTime = within(limit, socket, to.toString());
        // A connection that comes about after the limit has no owner.
        inTime.onFailure(late -> socket.onSuccess(NetSocket::close));
        return inTime.recover(cause -> failed(cause, to));
    }

    /** Vert.x ends the connections of a client that nobody holds, so each holds this as long as it is open. */
    private void held(NetSocket connected) {
        standing.add(connected);
        ((NetSocketInternal) connected)
                .channelHandlerContext()
                .channel()
                .closeFuture()
                .addListener(gone -> standing.remove(connected));
    }

    /** A connection that comes about after the end has no owner either. */
    private Future<NetSocket> whileOpen(NetSocket connected) {
        if (!closed) {
            return Future.succeededFuture(connected);
        }
        connected.close();
        return Future.failedFuture(new WireException(WireException.Way.CLOSED, "this caller has ended", null));
    }

    /**
     * Runs the call on an event loop: what it attaches to a connection is there before the first byte, also of a server that
     * speaks first.
     */
    public static <T> Future<T> onLoop(Vertx vertx, Supplier<Future<T>> call) {
        Promise<T> done = Promise.promise();
        vertx.getOrCreateContext().runOnContext(turn -> call.get().onComplete(done));
        return done.future();
    }

    /** A datagram socket bound to this address. */
    public Future<UdpSocket> udp() {
        var socket = vertx.createDatagramSocket(new DatagramSocketOptions());
        Supplier<Future<Void>> closing = socket::close;
        clients.add(closing);
        return socket.listen(0, from).map(bound -> {
            OpenPort open = new OpenPort(Transport.UDP, bound.localAddress().port());
            asking.add(open);
            return new UdpSocket(bound, plan, () -> {
                asking.remove(open);
                clients.remove(closing);
                return bound.close();
            });
        });
    }

    /**
     * Where others can call this address now: at the sockets of ranges, and at those from which somebody asks by datagram as long
     * as they are open. A connection that was dialled is no such place.
     */
    public List<OpenPort> open() {
        return Stream.concat(asking.stream(), wire.rangePorts(from)).distinct().toList();
    }

    /**
     * Sockets that others can call, at this address: each has its link, faults are armed at the range's host and noun,
     * and they are closed with this dialler at the latest.
     *
     * @throws IllegalArgumentException when the range is of another address
     */
    public RangeSockets sockets(PortRange range) {
        if (!range.address().equals(from)) {
            throw new IllegalArgumentException(range + " is at " + range.address() + " and not at " + from);
        }
        RangeSockets sockets = wire.sockets(range);
        clients.add(sockets::cut);
        return sockets;
    }

    /**
     * Freezes or thaws what is dialled from this address: while frozen nothing passes, either way. Blocking sockets are
     * not held.
     */
    public void pause(boolean stop) {
        hold.freeze(stop);
    }

    /**
     * A client for HTTP/1.1 and, where the call says https, for TLS with these options.
     *
     * @param tls trust and keys; null for plain HTTP only
     */
    public HttpDialler http(ClientSSLOptions tls) {
        HttpClientConfig config = new HttpClientConfig().setVersions(HttpVersion.HTTP_1_1);
        config.getTcpConfig().setLocalAddress(SocketAddress.inetSocketAddress(0, from));
        var builder = vertx.httpClientBuilder()
                .with(config)
                .with(new PoolOptions().setHttp1MaxSize(KEPT_CONNECTIONS_PER_HOST))
                .withConnectHandler(kept -> kept.exceptionHandler(gone -> {})); // its calls learn of it
        if (tls != null) {
            builder.with(verifying(tls));
        }
        HttpClientAgent client = builder.build();
        clients.add(client::close);
        return new HttpDialler(this, client);
    }

    /** Blocking sockets from this address, for libraries that know no others. */
    public SocketFactory socketFactory() {
        return new DiallingSocketFactory(plan, from, to -> wire.refused(from, to), this::marked);
    }

    /** Ends everything that was dialled. */
    public Future<Void> close() {
        closed = true;
        return hold.drop().transform(dropped -> {
            List<Future<Void>> closing = clients.stream().map(Supplier::get).toList();
            clients.clear();
            return Future.join(closing).mapEmpty();
        });
    }

    private static ClientSSLOptions verifying(ClientSSLOptions tls) {
        return tls.getHostnameVerificationAlgorithm() == null
                ? tls.copy().setHostnameVerificationAlgorithm("HTTPS")
                : tls;
    }

    /** The same, but failed when it takes longer than that lab time, or hardly any wall time. */
    <T> Future<T> within(Duration asked, Future<T> work, String what) {
        Duration limit = clock.limit(asked);
        Promise<T> promise = Promise.promise();
        LabTimer timer = clock.after(
                limit,
                () -> promise.tryFail(new WireException(
                        WireException.Way.TIMED_OUT, WireReasons.LATE.of(what, limit.toMillis()), null)));
        work.onComplete(done -> {
            timer.cancel();
            if (done.succeeded()) {
                promise.tryComplete(done.result());
            } else {
                promise.tryFail(done.cause());
            }
        });
        return promise.future();
    }

    <T> Future<T> failed(Throwable cause, Endpoint to) {
        if (cause instanceof WireException known) {
            return Future.failedFuture(known);
        }
        WireException.Way way = way(cause);
        if (way == WireException.Way.REFUSED) {
            wire.refused(from, to);
        }
        return Future.failedFuture(new WireException(way, WireReasons.BROKEN.of(to, reason(cause)), cause));
    }

    static WireException.Way way(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ConnectException) {
                return WireException.Way.REFUSED;
            }
            if (at instanceof SSLException || at instanceof java.security.GeneralSecurityException) {
                return WireException.Way.TLS;
            }
            if (at instanceof HttpClosedException || at instanceof java.io.IOException) {
                return WireException.Way.CLOSED;
            }
        }
        return cause instanceof VertxException ? WireException.Way.CLOSED : WireException.Way.PROTOCOL;
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
