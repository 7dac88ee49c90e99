package org.uclab.shell.socks5;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Listening;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.socks5.Socks5Server;

/**
 * A host that sends to whoever comes for a stream that it expects (XEP-0065 §5.3.2). Of its agenda's thread.
 *
 * <p>The port is told to whoever is offered a stream, and anybody can call there: a key that nobody expects, or that somebody has come
 * for already, is refused. Who has shown no such key is a stranger to the port, which bounds them in number and time.
 */
public final class BytestreamHost {

    /** Streams expected or open at once; ASSUMED(choice): more than anybody sends at a time. */
    static final int STREAMS_MAX = 50;

    /** Octets written at once. */
    private static final int PIECE = 64 * 1024;

    private final RangeSockets range;
    private final Recorder recorder;
    private final Agenda agenda;
    private final Map<String, Expected> expected = new HashMap<>();
    private Optional<Future<Opening<Listening>>> opening = Optional.empty();

    /** At one port of that range, which it opens for the first stream and closes at its end. */
    public BytestreamHost(RangeSockets range, Recorder recorder, Agenda agenda) {
        this.range = range;
        this.recorder = recorder;
        this.agenda = agenda;
    }

    /** A stream for which somebody may come. */
    public final class Expected {

        private final String key;
        private final Endpoint at;
        private final Promise<NetSocket> caller = Promise.promise();

        private Expected(String key, Endpoint at) {
            this.key = key;
            this.at = at;
        }

        /** Where. */
        public Endpoint at() {
            return at;
        }

        /**
         * Sends to whoever has come, or comes, and ends the stream.
         *
         * @return done when the last octet has left; failed when the connection ended before
         */
        public Future<Void> send(Pieces content) {
            return caller.future().compose(socket -> send(socket, content, 0));
        }

        private Future<Void> send(NetSocket socket, Pieces content, long from) {
            int count = (int) Math.min(PIECE, content.octets() - from);
            return count == 0
                    ? socket.end()
                    : socket.write(Buffer.buffer(content.piece(from, count)))
                            .compose(gone -> send(socket, content, from + count));
        }

        /** Nobody is expected any more; who has come is sent away. */
        public void over() {
            if (expected.remove(key, this)) {
                caller.tryFail("it is over");
                caller.future().onSuccess(NetSocket::close);
            }
        }
    }

    /** From now on somebody may come for that stream; none where no port is to be had, or there are too many. */
    public Future<Optional<Expected>> expect(String key) {
        if (expected.size() >= STREAMS_MAX || expected.containsKey(key)) {
            return Future.succeededFuture(Optional.empty());
        }
        Future<Opening<Listening>> port =
                opening.orElseGet(() -> agenda.brought(range.tcp(socket -> agenda.run(() -> called(socket)))));
        opening = Optional.of(port);
        return port.map(opened -> opened.socket().map(listening -> {
                    Expected one = new Expected(key, listening.port().published());
                    expected.put(key, one);
                    return one;
                }))
                .onComplete(done -> {
                    if (done.failed() || done.result().isEmpty()) {
                        opening = Optional.empty(); // a later stream may find it free
                    }
                });
    }

    private void called(NetSocket socket) {
        Hop hop = Hops.of(socket);
        Socks5Server server = new Socks5Server();
        socket.exceptionHandler(cut -> {}); // who sends learns of it
        socket.handler(bytes -> agenda.run(() -> heard(socket, hop, server, bytes.getBytes())));
    }

    private void heard(NetSocket socket, Hop hop, Socks5Server server, byte[] octets) {
        Socks5Server.Turn turn = server.take(octets);
        if (turn.reply().length > 0) {
            socket.write(Buffer.buffer(turn.reply()));
        }
        turn.broken().ifPresent(why -> {
            recorder.received(range.range().service(), () -> said(hop, Socks5Teller.Word.CONNECT, why, octets));
            socket.end();
        });
        turn.asked().ifPresent(key -> {
            recorder.received(range.range().service(), () -> said(hop, Socks5Teller.Word.CONNECT, "", octets));
            answer(socket, hop, server, Optional.ofNullable(expected.get(key)));
        });
    }

    private void answer(NetSocket socket, Hop hop, Socks5Server server, Optional<Expected> meant) {
        Optional<Expected> one =
                meant.filter(waiting -> !waiting.caller.future().isComplete());
        byte[] reply = one.isPresent() ? server.granted() : server.refused();
        Socks5Teller.Word word = one.isPresent() ? Socks5Teller.Word.GRANTED : Socks5Teller.Word.REFUSED;
        recorder.sent(range.range().service(), () -> said(hop, word, "", reply));
        socket.write(Buffer.buffer(reply));
        if (one.isEmpty()) {
            socket.end();
            return;
        }
        Wire.known(socket);
        socket.handler(more -> {}); // the stream has one direction
        one.get().caller.complete(socket);
    }

    private static org.uclab.lab.history.Message said(Hop hop, Socks5Teller.Word word, String why, byte[] octets) {
        return Socks5Teller.SOCKS5.said(hop, word, why, octets);
    }
}
