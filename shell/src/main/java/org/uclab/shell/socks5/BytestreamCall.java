package org.uclab.shell.socks5;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.socks5.Socks5Client;

/** A bytestream of somebody who comes for it (XEP-0065 §5.3.2). Of its agenda's thread. */
public final class BytestreamCall {

    /** Who takes what comes. */
    public interface Taker {

        void content(byte[] octets);

        /** Nothing more comes. */
        void ended();
    }

    private final NetSocket socket;
    private final Socks5Client client;
    private final Taker taker;
    private final Agenda agenda;
    private final Promise<BytestreamCall> opened = Promise.promise();
    private boolean open;

    private BytestreamCall(NetSocket socket, String key, Taker taker, Agenda agenda) {
        this.socket = socket;
        this.client = new Socks5Client(key);
        this.taker = taker;
        this.agenda = agenda;
    }

    /**
     * Comes for a stream. To be called on the agenda's thread.
     *
     * @param limit lab time for the connection, and again for the answers
     * @return done when the stream is open; failed where it never will be, in words for people
     */
    public static Future<BytestreamCall> dial(
            Dialler dialler, Endpoint to, String key, Duration limit, Taker taker, Agenda agenda) {
        return agenda.brought(dialler.connect(to, limit))
                .compose(socket -> new BytestreamCall(socket, key, taker, agenda).begin(limit));
    }

    private Future<BytestreamCall> begin(Duration limit) {
        LabTimer late = agenda.after(agenda.limit(limit), () -> lost("no answer within " + limit.toSeconds() + " s"));
        socket.exceptionHandler(cut -> agenda.run(() -> lost("the connection was cut")));
        socket.closeHandler(closed -> agenda.run(() -> lost("the connection was closed")));
        socket.handler(bytes -> agenda.run(() -> heard(bytes.getBytes())));
        socket.write(Buffer.buffer(client.greeting()));
        return opened.future().onComplete(known -> late.cancel());
    }

    private void heard(byte[] octets) {
        if (open) {
            taker.content(octets);
            return;
        }
        Socks5Client.Turn turn = client.take(octets);
        if (turn.next().length > 0) {
            socket.write(Buffer.buffer(turn.next()));
        }
        turn.broken().ifPresent(this::lost);
        if (turn.open()) {
            open = true;
            opened.complete(this);
            if (turn.content().length > 0) {
                taker.content(turn.content());
            }
        }
    }

    private void lost(String why) {
        socket.close();
        if (open) {
            taker.ended();
        } else {
            opened.tryFail(why);
        }
    }

    /** Ends it. */
    public void close() {
        socket.close();
    }
}
