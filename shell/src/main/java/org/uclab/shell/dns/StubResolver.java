package org.uclab.shell.dns;

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
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Asks one name server. Used on the node's loop only. */
public final class StubResolver {

    /** Times a query is sent over UDP before it is given up. */
    private static final int TRIES = 2;

    /** Queries under way at once. */
    private static final int PENDING_MAX = 4096;

    private record Pending(DnsQuestion question, Promise<DnsReply> promise, LabTimer timer) {}

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
        this.limit = loop.limit(limit);
        DnsReply.ahead();
    }

    /** The servers of a service; fails with {@link DnsFailure}. */
    public Future<DnsAnswer> servers(String name) {
        return ask(name, Type.SRV);
    }

    /** The IPv4 addresses of a host; fails with {@link DnsFailure}. */
    public Future<DnsAnswer> addresses(String name) {
        return ask(name, Type.A);
    }

    private Future<DnsAnswer> ask(String name, int type) {
        return DnsQuestion.of(name, type).map(this::ask).orElseGet(() -> Future.succeededFuture(DnsAnswer.NOTHING));
    }

    private Future<DnsAnswer> ask(DnsQuestion question) {
        return udp(question, TRIES)
                .compose(reply -> reply.truncated() ? tcp(question) : Future.succeededFuture(reply))
                .compose(reply -> judged(question, reply));
    }

    private static Future<DnsAnswer> judged(DnsQuestion question, DnsReply reply) {
        return switch (reply.rcode()) {
            case Rcode.NOERROR -> Future.succeededFuture(reply.answer());
            case Rcode.NXDOMAIN -> Future.succeededFuture(DnsAnswer.NOTHING);
            default -> Future.failedFuture(new DnsFailure("rcode " + reply.rcode() + " for " + question.name(), null));
        };
    }

    private Future<DnsReply> udp(DnsQuestion question, int tries) {
        Future<DnsReply> reply = bound().compose(
                        bound -> sent(bound, question),
                        cause -> Future.failedFuture(new DnsFailure("no socket", cause)));
        return tries == 1 ? reply : reply.recover(silent -> udp(question, tries - 1));
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

    private Future<DnsReply> sent(UdpSocket bound, DnsQuestion question) {
        if (pending.size() >= PENDING_MAX) {
            return Future.failedFuture(new DnsFailure("too many queries", null));
        }
        int id = freeId();
        Promise<DnsReply> promise = Promise.promise();
        LabTimer timer = loop.after(limit, () -> {
            pending.remove(id);
            promise.tryFail(new DnsFailure("no answer from " + server + " in " + limit.toMillis() + " ms", null));
        });
        pending.put(id, new Pending(question, promise, timer));
        bound.send(server, Buffer.buffer(question.wire(id)));
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
        Optional<DnsReply> reply = DnsReply.read(data.getBytes());
        Pending asked = reply.map(r -> pending.get(r.id())).orElse(null);
        if (asked != null && reply.get().repeats(asked.question())) {
            pending.remove(reply.get().id());
            asked.timer().cancel();
            asked.promise().tryComplete(reply.get());
        }
    }

    private Future<DnsReply> tcp(DnsQuestion question) {
        Promise<DnsReply> promise = Promise.promise();
        LabTimer timer = loop.after(
                limit, () -> promise.tryFail(new DnsFailure("no answer from " + server + " over TCP", null)));
        loop.brought(dialler.connect(server, limit).map(made -> asked(made, question, promise)))
                .onFailure(cause -> promise.tryFail(new DnsFailure(String.valueOf(cause.getMessage()), cause)))
                .onSuccess(made -> promise.future().onComplete(done -> made.close()));
        return promise.future().onComplete(done -> timer.cancel());
    }

    private static NetSocket asked(NetSocket made, DnsQuestion question, Promise<DnsReply> promise) {
        byte[] message = question.wire(1);
        Buffer answer = Buffer.buffer();
        made.handler(chunk -> {
            answer.appendBuffer(chunk);
            // RFC 1035 §4.2.2: two bytes of length first, which also bound the answer.
            if (answer.length() >= 2 && answer.length() >= 2 + answer.getUnsignedShort(0)) {
                byte[] whole = answer.getBytes(2, 2 + answer.getUnsignedShort(0));
                DnsReply.read(whole)
                        .filter(reply -> reply.repeats(question) && !reply.truncated())
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
