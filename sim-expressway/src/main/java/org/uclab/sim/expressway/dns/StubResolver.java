package org.uclab.sim.expressway.dns;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;

/** Asks one name server. Used on the node's loop only. */
public final class StubResolver {

    /** Times a query is sent over UDP before it is given up. */
    private static final int TRIES = 2;

    /** Queries under way at once. */
    private static final int PENDING_MAX = 4096;

    private record Pending(DnsQuery query, Promise<DnsReply> promise, LabTimer timer) {}

    private final Dialler dialler;
    private final Agenda loop;
    private final Endpoint server;
    private final Duration limit;
    private final Map<Integer, Pending> pending = new HashMap<>();
    private Future<UdpSocket> socket;
    private int lastId;

    /**
     * @param limit lab time until one query must be answered
     */
    public StubResolver(Dialler dialler, Agenda loop, Endpoint server, Duration limit) {
        this.dialler = dialler;
        this.loop = loop;
        this.server = server;
        this.limit = limit;
    }

    /** The servers of a service; fails with {@link DnsFailure}. */
    public Future<DnsAnswer> servers(String name) {
        return ask(new DnsQuery(name, DnsQuery.Type.SRV));
    }

    /** The IPv4 addresses of a host; fails with {@link DnsFailure}. */
    public Future<DnsAnswer> addresses(String name) {
        return ask(new DnsQuery(name, DnsQuery.Type.A));
    }

    private Future<DnsAnswer> ask(DnsQuery query) {
        if (!query.askable()) {
            return Future.succeededFuture(DnsAnswer.NOTHING);
        }
        return udp(query, TRIES)
                .compose(reply -> reply.truncated() ? tcp(query) : Future.succeededFuture(reply))
                .compose(reply -> judged(query, reply));
    }

    private static Future<DnsAnswer> judged(DnsQuery query, DnsReply reply) {
        return switch (reply.rcode()) {
            case DnsReply.NO_ERROR -> Future.succeededFuture(reply.answer());
            case DnsReply.NAME_ERROR -> Future.succeededFuture(DnsAnswer.NOTHING);
            default -> Future.failedFuture(new DnsFailure("rcode " + reply.rcode() + " for " + query.name(), null));
        };
    }

    private Future<DnsReply> udp(DnsQuery query, int tries) {
        Future<DnsReply> reply = bound().compose(
                        bound -> sent(bound, query), cause -> Future.failedFuture(new DnsFailure("no socket", cause)));
        return tries == 1 ? reply : reply.recover(silent -> udp(query, tries - 1));
    }

    private Future<UdpSocket> bound() {
        if (socket == null) {
            socket = loop.brought(dialler.udp().map(made -> {
                made.onDatagram(packet -> received(packet.sender(), packet.data()));
                return made;
            }));
            socket.onFailure(cause -> socket = null);
        }
        return socket;
    }

    private Future<DnsReply> sent(UdpSocket bound, DnsQuery query) {
        if (pending.size() >= PENDING_MAX) {
            return Future.failedFuture(new DnsFailure("too many queries", null));
        }
        int id = freeId();
        Promise<DnsReply> promise = Promise.promise();
        LabTimer timer = loop.after(limit, () -> {
            pending.remove(id);
            promise.tryFail(new DnsFailure("no answer from " + server + " in " + limit.toMillis() + " ms", null));
        });
        pending.put(id, new Pending(query, promise, timer));
        bound.send(server, Buffer.buffer(query.encoded(id)));
        return promise.future();
    }

    private int freeId() {
        do {
            lastId = (lastId + 1) & 0xFFFF;
        } while (pending.containsKey(lastId));
        return lastId;
    }

    private void received(Endpoint sender, Buffer data) {
        if (!sender.equals(server)) {
            return;
        }
        Optional<DnsReply> reply = DnsReader.read(data.getBytes());
        Pending asked = reply.map(r -> pending.get(r.id())).orElse(null);
        // RFC 5452 §9.1: what does not repeat the question is not its answer.
        if (asked != null && reply.get().query().equals(asked.query())) {
            pending.remove(reply.get().id());
            asked.timer().cancel();
            asked.promise().tryComplete(reply.get());
        }
    }

    private Future<DnsReply> tcp(DnsQuery query) {
        Promise<DnsReply> promise = Promise.promise();
        LabTimer timer = loop.after(
                limit, () -> promise.tryFail(new DnsFailure("no answer from " + server + " over TCP", null)));
        loop.brought(dialler.connect(server, limit).map(made -> asked(made, query, promise)))
                .onFailure(cause -> promise.tryFail(new DnsFailure(String.valueOf(cause.getMessage()), cause)))
                .onSuccess(made -> promise.future().onComplete(done -> made.close()));
        return promise.future().onComplete(done -> timer.cancel());
    }

    private static NetSocket asked(NetSocket made, DnsQuery query, Promise<DnsReply> promise) {
        byte[] message = query.encoded(1);
        Buffer answer = Buffer.buffer();
        made.handler(chunk -> {
            answer.appendBuffer(chunk);
            // RFC 1035 §4.2.2: two bytes of length first, which also bound the answer.
            if (answer.length() >= 2 && answer.length() >= 2 + answer.getUnsignedShort(0)) {
                byte[] whole = answer.getBytes(2, 2 + answer.getUnsignedShort(0));
                DnsReader.read(whole)
                        .filter(reply -> reply.query().equals(query) && !reply.truncated())
                        .ifPresentOrElse(
                                promise::tryComplete,
                                () -> promise.tryFail(new DnsFailure("no DNS answer over TCP", null)));
            }
        });
        made.closeHandler(gone -> promise.tryFail(new DnsFailure("the name server hung up", null)));
        made.exceptionHandler(gone -> {}); // the close handler follows
        made.write(Buffer.buffer().appendUnsignedShort(message.length).appendBytes(message));
        return made;
    }

    /** The names to try for a host, in order: the search domain for names without a dot, then the name itself. */
    public static List<String> candidates(String host, String searchDomain) {
        return host.contains(".") || searchDomain.isEmpty() ? List.of(host) : List.of(host + "." + searchDomain, host);
    }
}
