package org.uclab.sim.dns.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.QuickAnswer;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;

/**
 * One TCP connection: any number of questions, several at a time (RFC 7766 §6.2.1.1), answered as the answers come.
 * It ends when the peer ends it, lies about a length, or sends no complete question for the idle time; bytes that
 * trickle in do not count.
 */
final class TcpConnection {

    /** Questions worked on at once; the next one waits. */
    static final int OPEN_QUESTIONS_MAX = 32;

    /** Answers at hand are sent once they are this long together. */
    private static final int BATCH_BYTES = 16_384;

    private final NetSocket socket;
    private final DnsShell shell;
    private final Agenda agenda;
    private final Duration idleMax;
    private final Hop hop;
    private final TcpFrames frames = new TcpFrames(Incoming.QUERY_MAX_BYTES);
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final int caller;
    private final byte[] quick;
    private Buffer batch = Buffer.buffer();
    private int open;
    private boolean working;
    private final Consumer<TcpConnection> known;
    private boolean asked;
    private Instant lastQuestion;
    private LabTimer idleTimer;

    /**
     * @param quick to write answers to, for use by one connection at a time
     * @param known told when it has asked something
     */
    TcpConnection(
            NetSocket socket,
            DnsShell shell,
            Agenda agenda,
            Duration idleMax,
            byte[] quick,
            Consumer<TcpConnection> known) {
        this.known = known;
        this.socket = socket;
        this.shell = shell;
        this.agenda = agenda;
        this.idleMax = idleMax;
        this.hop = Hops.of(socket);
        this.caller = SourceNetwork.address(hop.peerAddress());
        this.quick = quick;
        this.lastQuestion = agenda.now();
    }

    void serve() {
        socket.handler(this::received);
        socket.exceptionHandler(broken -> {}); // a reset; the close handler follows
        socket.drainHandler(drained -> agenda.soon(this::goOn)); // who takes much does not get every turn
        idleTimer = agenda.after(idleMax, this::checkIdle);
    }

    /** To be called when the socket has closed. */
    void closed() {
        waiting.clear();
        idleTimer.cancel();
    }

    /** Whether nothing is being answered. */
    boolean idle() {
        return open == 0 && waiting.isEmpty();
    }

    Instant lastQuestion() {
        return lastQuestion;
    }

    /** Ends the connection, whatever still waits. */
    void hangUp() {
        waiting.clear();
        Wire.hangUp(socket);
    }

    private void received(Buffer chunk) {
        waiting.addAll(frames.feed(chunk));
        goOn();
    }

    /** An answer may be there at once and come back here before the loop is through: the loop then sees to the rest. */
    private void goOn() {
        if (working) {
            return;
        }
        working = true;
        while (!waiting.isEmpty() && open < OPEN_QUESTIONS_MAX && !socket.writeQueueFull()) {
            ask(waiting.remove());
        }
        send();
        working = false;
        if (!waiting.isEmpty()) {
            socket.pause();
        } else if (frames.broken() && open == 0) {
            socket.close();
        } else {
            socket.resume();
        }
    }

    private void ask(byte[] question) {
        lastQuestion = agenda.now();
        if (!asked) {
            asked = true;
            known.accept(this);
        }
        int length = shell.quick(question, hop, caller, Transport.TCP, quick, 0);
        if (length != QuickAnswer.NOT_ANSWERED) {
            batch.appendUnsignedShort(length).appendBytes(quick, 0, length);
            if (batch.length() > BATCH_BYTES) {
                send();
            }
            return;
        }
        open++;
        shell.ask(question, hop, Transport.TCP).onSuccess(this::answered);
    }

    /** What was at hand goes out together. */
    private void send() {
        if (batch.length() > 0) {
            socket.write(batch);
            batch = Buffer.buffer();
        }
    }

    private void answered(Delivery delivery) {
        open--;
        delivery.messages().forEach(bytes -> socket.write(TcpFrames.frame(bytes)));
        if (delivery.way() == Delivery.Way.HANG_UP) {
            hangUp();
        }
        goOn();
    }

    private void checkIdle() {
        Duration silent = Duration.between(lastQuestion, agenda.now());
        if (silent.compareTo(idleMax) >= 0 && open == 0) {
            hangUp(); // a caller that reads nothing would keep a polite end waiting for ever
        } else {
            Duration left = idleMax.minus(silent);
            idleTimer = agenda.after(left.isNegative() || left.isZero() ? idleMax : left, this::checkIdle);
        }
    }
}
