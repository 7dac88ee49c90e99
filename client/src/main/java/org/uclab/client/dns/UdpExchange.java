package org.uclab.client.dns;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** One question over UDP, repeated until an answer comes or the tries are used up. */
final class UdpExchange {

    /** The answer, if one came, and how it was come by. */
    record Heard(Optional<Message> reply, int tries, int ignored) {}

    private static final int CLASSIC_BYTES = 512;

    private final UdpSocket socket;
    private final Endpoint server;
    private final Message question;
    private final LabClock clock;
    private final Duration tryLimit;
    private final int triesMax;
    private final Promise<Heard> heard = Promise.promise();
    private int tries;
    private int ignored;
    private LabTimer timer;

    UdpExchange(UdpSocket socket, Endpoint server, Message question, LabClock clock, Duration tryLimit, int triesMax) {
        this.socket = socket;
        this.server = server;
        this.question = question;
        this.clock = clock;
        this.tryLimit = tryLimit;
        this.triesMax = triesMax;
    }

    Future<Heard> run() {
        socket.onDatagram(this::onDatagram);
        next();
        return heard.future();
    }

    private synchronized void next() {
        if (heard.future().isComplete()) {
            return;
        }
        if (tries == triesMax) {
            heard.tryComplete(new Heard(Optional.empty(), tries, ignored));
            return;
        }
        tries++;
        // A send that fails is like a datagram that is lost: the next try, or the time-out, will tell.
        socket.send(server, Buffer.buffer(question.toWire()));
        timer = clock.after(tryLimit, this::next);
    }

    private synchronized void onDatagram(UdpSocket.Datagram datagram) {
        Optional<Message> reply =
                datagram.sender().equals(server) && datagram.data().length() <= bytesMax()
                        ? DnsReply.to(question, datagram.data().getBytes())
                        : Optional.empty();
        if (reply.isEmpty()) {
            ignored++;
            return;
        }
        timer.cancel();
        heard.tryComplete(new Heard(reply, tries, ignored));
    }

    /** What the question says can be taken: 512 bytes (RFC 1035 §4.2.1), or what its OPT record has (RFC 6891 §6.2.3). */
    private int bytesMax() {
        OPTRecord extended = question.getOPT();
        return extended == null ? CLASSIC_BYTES : Math.max(CLASSIC_BYTES, extended.getPayloadSize());
    }
}
