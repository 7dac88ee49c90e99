package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.ResultCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Wire;

/**
 * One TCP connection: requests as they come, several at a time, each answered when its answer is due. It ends when the
 * peer ends it, sends what is no request, or sends no complete one for too long; bytes that trickle in do not count.
 */
final class LdapConnection {

    /** Requests that wait for their answers at once; the next one is read later. */
    static final int OPEN_REQUESTS_MAX = 64;

    private final NetSocket socket;
    private final LdapShell shell;
    private final LdapSession session;
    private final Agenda agenda;
    private final SSLOptions startTls;
    private final BerFrames frames;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final Map<Integer, LabTimer> due = new HashMap<>();
    private final Runnable known;
    private Instant lastRequest;
    private Instant begun;
    private LabTimer patience;
    private boolean asked;
    private boolean ended;
    private Hop hop;

    /**
     * @param known told when it has made a request
     */
    LdapConnection(
            NetSocket socket,
            LdapShell shell,
            LdapSession session,
            Agenda agenda,
            SSLOptions startTls,
            Consumer<LdapConnection> known) {
        this.known = () -> known.accept(this);
        this.socket = socket;
        this.shell = shell;
        this.session = session;
        this.agenda = agenda;
        this.startTls = startTls;
        this.hop = Hops.of(socket);
        this.frames = new BerFrames(shell.settings().messageMaxBytes());
        this.lastRequest = agenda.now();
        this.begun = lastRequest;
        this.patience = agenda.after(shell.settings().idleMax(), this::checkPatience);
    }

    void serve() {
        socket.exceptionHandler(broken -> {}); // a reset; the close handler follows
        socket.drainHandler(drained -> guarded(this::goOn));
        socket.handler(chunk -> guarded(() -> received(chunk)));
    }

    /** Says that there is no room, and ends it. */
    void turnAway() {
        deliver(Delivery.of(LdapSession.disconnected(ResultCode.BUSY, "too many connections")), 0);
    }

    /** Ends it for others. */
    void makeRoom() {
        Wire.hangUp(socket);
    }

    /** To be called when the socket has closed. */
    void closed() {
        ended = true;
        waiting.clear();
        due.values().forEach(LabTimer::cancel);
        due.clear();
        patience.cancel();
    }

    private void received(Buffer chunk) {
        boolean wasIncomplete = frames.incomplete();
        waiting.addAll(frames.feed(chunk));
        if (!wasIncomplete && frames.incomplete()) {
            begun = agenda.now();
            patience.cancel();
            checkPatience();
        }
        goOn();
    }

    private void goOn() {
        while (!ended && !waiting.isEmpty() && due.size() < OPEN_REQUESTS_MAX && !socket.writeQueueFull()) {
            take(waiting.remove());
        }
        if (ended) {
            return;
        }
        if (!waiting.isEmpty()) {
            socket.pause();
        } else if (frames.broken()) {
            shell.unreadable(frames.problem(), 0, hop, 0);
            deliver(Delivery.of(LdapSession.disconnected(ResultCode.PROTOCOL_ERROR, frames.problem())), 0);
        } else {
            socket.resume();
        }
    }

    private void take(byte[] bytes) {
        lastRequest = agenda.now();
        long exchange = shell.recorder().nextExchange();
        Optional<LDAPMessage> request = shell.read(bytes, hop, exchange);
        if (request.isEmpty()) {
            deliver(Delivery.of(LdapShell.refusal(bytes)), exchange);
            return;
        }
        int id = request.get().getMessageID();
        abandoned(request.get()).ifPresent(LabTimer::cancel);
        if (!asked) {
            asked = true;
            known.run();
        }
        Delivery delivery = shell.answer(request.get(), session, hop.peer(), agenda.now());
        if (delivery.later().isZero()) {
            deliver(delivery, exchange);
        } else {
            due.put(
                    id,
                    agenda.after(
                            delivery.later(),
                            () -> guarded(() -> {
                                due.remove(id);
                                deliver(delivery, exchange);
                                goOn();
                            })));
        }
    }

    /** RFC 4511 §4.11: the answer that need not come any more. */
    private Optional<LabTimer> abandoned(LDAPMessage request) {
        return request.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_ABANDON_REQUEST
                ? Optional.ofNullable(
                        due.remove(request.getAbandonRequestProtocolOp().getIDToAbandon()))
                : Optional.empty();
    }

    private void deliver(Delivery delivery, long exchange) {
        if (ended) {
            return;
        }
        Buffer bytes = Buffer.buffer();
        for (LDAPMessage message : delivery.messages()) {
            byte[] encoded = delivery.bytes(message);
            shell.sent(message, hop, encoded.length, exchange);
            bytes.appendBytes(encoded);
        }
        switch (delivery.then()) {
            case GO_ON -> write(bytes);
            case CLOSE -> {
                write(bytes);
                ended = true;
                socket.end();
            }
            case START_TLS -> startTls(bytes);
        }
    }

    private void write(Buffer bytes) {
        if (bytes.length() > 0) {
            socket.write(bytes);
        }
    }

    /** RFC 4513 §3.1.1: what came in clear behind the request was not protected and is worth nothing. */
    private void startTls(Buffer last) {
        waiting.clear();
        frames.discard();
        session.secured();
        hop = hop.secured();
        socket.upgradeToSsl(startTls, last).onFailure(refused -> socket.close());
    }

    private void checkPatience() {
        Duration idle = left(lastRequest, shell.settings().idleMax());
        Duration rest =
                frames.incomplete() ? min(idle, left(begun, shell.settings().incompleteMax())) : idle;
        if (rest.isZero() && due.isEmpty()) {
            Wire.hangUp(socket); // a peer that reads nothing would keep a polite end waiting for ever
        } else {
            patience = agenda.after(rest.isZero() ? shell.settings().incompleteMax() : rest, this::checkPatience);
        }
    }

    private Duration left(Instant since, Duration max) {
        Duration left = max.minus(Duration.between(since, agenda.now()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The shell's edge: a failure inside is our own mistake, recorded, and ends this connection only. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException mistake) {
            shell.recorder().failed(mistake);
            Wire.hangUp(socket);
        }
    }
}
