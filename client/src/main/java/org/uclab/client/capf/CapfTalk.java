package org.uclab.client.capf;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.wire.Dialler;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfReader;
import org.uclab.protocol.framing.MessageFramer;

/**
 * A session on its connection. Everything happens on the connection's thread, but for keys: one takes up to many seconds,
 * for which neither that thread nor whoever waits for the end of the session is held up. They are the device's own time,
 * and the server's limit stands still meanwhile.
 */
final class CapfTalk {

    /**
     * What a session goes on.
     *
     * @param vertx  has threads that may wait
     * @param atMost lab time that the server has for each thing it says
     * @param maker  gives the key that a request asks for
     */
    record Means(Vertx vertx, LabClock clock, Duration atMost, Function<CapfMessage, Optional<KeyPair>> maker) {

        Means(Vertx vertx, LabClock clock, Duration atMost) {
            this(vertx, clock, atMost, CapfDialogue::key);
        }
    }

    private final NetSocket socket;
    private final CapfDialogue dialogue;
    private final String server;
    private final Means means;
    private final CapfReader reader = new CapfReader();
    private final Promise<CapfOutcome> ended = Promise.promise();
    private Optional<LabTimer> due = Optional.empty();
    private boolean making;

    private CapfTalk(NetSocket socket, CapfDialogue dialogue, String server, Means means) {
        this.socket = socket;
        this.dialogue = dialogue;
        this.server = server;
        this.means = means;
    }

    /**
     * Dials and holds a session. The server speaks first, and what comes while nobody listens is lost, so that everything
     * from dialling on is one thread's.
     *
     * @return done when the session is over, one way or another; failed when nobody could be dialled
     */
    static Future<CapfOutcome> hold(
            Supplier<Future<NetSocket>> dial, CapfDialogue dialogue, String server, Means means) {
        return Dialler.onLoop(
                means.vertx(), () -> dial.get().compose(socket -> new CapfTalk(socket, dialogue, server, means).run()));
    }

    private Future<CapfOutcome> run() {
        due();
        socket.exceptionHandler(cut -> lost("the connection was cut"));
        socket.closeHandler(closed -> lost("the connection was closed in the middle"));
        socket.handler(this::take);
        return ended.future().onComplete(over -> {
            notDue();
            socket.close();
        });
    }

    /** The server has to say something from now on, within the limit. */
    private synchronized void due() {
        notDue();
        String late = "no answer within " + means.atMost().toMillis() + " ms";
        due = Optional.of(means.clock().after(means.atMost(), () -> lost(late)));
    }

    private synchronized void notDue() {
        due.ifPresent(LabTimer::cancel);
        due = Optional.empty();
    }

    private synchronized void take(Buffer bytes) {
        MessageFramer.Turn<CapfMessage> turn = reader.take(bytes.getBytes());
        if (!making && !turn.messages().isEmpty()) {
            due();
        }
        for (CapfMessage message : turn.messages()) {
            answer(message);
        }
        turn.broken().ifPresent(this::lost);
        settle();
    }

    private void answer(CapfMessage message) {
        if (making && message.kind() != CapfKind.END_SESSION) {
            lost(message.kind().word() + " while a key is being made");
            return;
        }
        Optional<CapfMessage> first = dialogue.first(message);
        if (first.isEmpty()) {
            dialogue.on(message).ifPresent(this::send);
            return;
        }
        send(first.get());
        notDue();
        making = true;
        means.vertx()
                .executeBlocking(() -> means.maker().apply(message))
                .onSuccess(pair -> made(message, pair))
                .onFailure(ours -> lost("no key: " + ours.getMessage()));
    }

    private synchronized void made(CapfMessage request, Optional<KeyPair> pair) {
        making = false;
        if (dialogue.outcome().isEmpty()) {
            due();
            dialogue.on(request, asked -> pair).ifPresent(this::send);
        }
        settle();
    }

    private void send(CapfMessage message) {
        socket.write(Buffer.buffer(message.bytes()));
    }

    private synchronized void lost(String why) {
        dialogue.lost(CapfDecisions.UNUSABLE.of(server, why));
        settle();
    }

    private void settle() {
        dialogue.outcome().ifPresent(ended::tryComplete);
    }
}
