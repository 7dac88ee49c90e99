package org.uclab.client.dns;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;
import org.xbill.DNS.Message;

/** One question over TCP (RFC 7766 §8: two bytes of length, then the message). */
final class TcpExchange {

    private static final int LENGTH_BYTES = 2;

    private TcpExchange() {}

    /** The reply; a failed future when the server closed, was late or sent something else. */
    static Future<Message> ask(NetSocket socket, Message question, LabClock clock, Duration limit) {
        Promise<Message> reply = Promise.promise();
        Buffer heard = Buffer.buffer();
        socket.handler(chunk -> {
            heard.appendBuffer(chunk);
            if (heard.length() >= LENGTH_BYTES && heard.length() >= LENGTH_BYTES + heard.getUnsignedShort(0)) {
                byte[] message = heard.getBytes(LENGTH_BYTES, LENGTH_BYTES + heard.getUnsignedShort(0));
                DnsReply.to(question, message)
                        .ifPresentOrElse(
                                reply::tryComplete,
                                () -> reply.tryFail(new NoUse(DnsReasons.NOT_TO_THE_QUESTION.of())));
            }
        });
        socket.closeHandler(closed -> reply.tryFail(new NoUse(DnsReasons.TCP_CLOSED.of())));
        byte[] wire = question.toWire();
        socket.write(Buffer.buffer().appendUnsignedShort(wire.length).appendBytes(wire));
        LabTimer timer = clock.after(limit, () -> reply.tryFail(new NoUse(DnsReasons.TCP_SILENT.of())));
        return reply.future().onComplete(done -> {
            timer.cancel();
            socket.close();
        });
    }
}
