package org.uclab.sim.dns.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.WireException;
import org.xbill.DNS.Rcode;

/**
 * Asks another server, over the transport the caller chose, with an id of its own. One question is in flight once:
 * who asks the same meanwhile waits for the same answer. That also breaks rings of servers that forward to each
 * other, because a question that comes back joins itself and all of them give up after their time.
 */
final class Forwarder {

    /** Questions in flight at once; one more fails at once. */
    static final int PENDING_MAX = 512;

    private static final int IDS = 65_536;

    private record Key(Transport transport, ByteBuffer question) {}

    private static final class Pending {

        private final byte[] query;
        private final Promise<byte[]> answer = Promise.promise();
        private int triesLeft;
        private LabTimer timer;

        Pending(byte[] query, int tries) {
            this.query = query;
            this.triesLeft = tries;
        }
    }

    private final Dialler dialler;
    private final Endpoint to;
    private final Agenda agenda;
    private final DnsSettings settings;
    private final UdpSocket socket;
    private final Map<Key, Pending> pending = new HashMap<>();
    private final Map<Integer, Pending> byId = new HashMap<>();
    private int nextId;

    private Forwarder(Dialler dialler, Endpoint to, Agenda agenda, DnsSettings settings, UdpSocket socket) {
        this.dialler = dialler;
        this.to = to;
        this.agenda = agenda;
        this.settings = settings;
        this.socket = socket;
    }

    static Future<Forwarder> open(Dialler dialler, Endpoint to, Agenda agenda, DnsSettings settings) {
        return dialler.udp().map(socket -> {
            Forwarder forwarder = new Forwarder(dialler, to, agenda, settings, socket);
            socket.onDatagram(forwarder::received);
            return forwarder;
        });
    }

    /**
     * The other server's answer to the question, with an id that is not the caller's.
     *
     * @return fails with a {@link WireException} when there is none in time or it is neither a success nor NXDOMAIN
     */
    Future<byte[]> ask(byte[] query, Transport transport) {
        Key key = new Key(transport, RawMessage.withoutId(query));
        Pending same = pending.get(key);
        if (same != null) {
            return same.answer.future();
        }
        if (pending.size() >= PENDING_MAX) {
            return Future.failedFuture(
                    new WireException(WireException.Way.PROTOCOL, PENDING_MAX + " questions in flight", null));
        }
        int id = freeId();
        Pending asked = new Pending(RawMessage.withId(query, id), settings.forwardTries());
        pending.put(key, asked);
        byId.put(id, asked);
        asked.answer.future().onComplete(done -> {
            pending.remove(key);
            byId.remove(id);
            if (asked.timer != null) {
                asked.timer.cancel();
            }
        });
        if (transport == Transport.UDP) {
            sendDatagram(asked);
        } else {
            overTcp(asked);
        }
        return asked.answer.future();
    }

    private void sendDatagram(Pending asked) {
        if (asked.triesLeft == 0) {
            fail(asked, WireException.Way.TIMED_OUT, "no answer in " + settings.forwardTries() + " tries");
            return;
        }
        asked.triesLeft--;
        asked.timer = agenda.after(agenda.limit(settings.forwardTryMax()), () -> sendDatagram(asked));
        socket.send(to, Buffer.buffer(asked.query));
    }

    private void received(UdpSocket.Datagram datagram) {
        byte[] reply = datagram.data().getBytes();
        if (datagram.sender().equals(to) && reply.length >= RawMessage.HEADER_BYTES) {
            Pending asked = byId.get(RawMessage.id(reply));
            if (asked != null && RawMessage.answers(reply, asked.query)) {
                settle(asked, reply);
            }
        }
    }

    private void overTcp(Pending asked) {
        Duration limit = agenda.limit(settings.forwardTryMax().multipliedBy(settings.forwardTries()));
        asked.timer = agenda.after(
                limit, () -> fail(asked, WireException.Way.TIMED_OUT, "no answer in " + limit.toMillis() + " ms"));
        dialler.connect(to, limit)
                .onFailure(asked.answer::tryFail)
                .onSuccess(connection -> converse(connection, asked));
    }

    private void converse(NetSocket connection, Pending asked) {
        TcpFrames frames = new TcpFrames(TcpFrames.ANY_MAX_BYTES);
        connection.handler(chunk -> {
            for (byte[] reply : frames.feed(chunk)) {
                if (RawMessage.answers(reply, asked.query)) {
                    settle(asked, reply);
                }
            }
        });
        connection.exceptionHandler(broken -> fail(asked, WireException.Way.CLOSED, "the connection broke"));
        connection.closeHandler(closed -> fail(asked, WireException.Way.CLOSED, "closed without an answer"));
        asked.answer.future().onComplete(done -> connection.close());
        connection.write(TcpFrames.frame(asked.query));
    }

    /** ASSUMED(choice): a forwarder whose server refuses or fails has itself failed, as BIND has it. */
    private void settle(Pending asked, byte[] reply) {
        int rcode = RawMessage.rcode(reply);
        if (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN) {
            asked.answer.tryComplete(reply);
        } else {
            fail(asked, WireException.Way.PROTOCOL, "answered " + Rcode.string(rcode));
        }
    }

    private void fail(Pending asked, WireException.Way way, String why) {
        asked.answer.tryFail(new WireException(way, to + ": " + why, null));
    }

    /** There is always one: far fewer are in flight than there are. */
    private int freeId() {
        do {
            nextId = (nextId + 1) % IDS;
        } while (byId.containsKey(nextId));
        return nextId;
    }
}
