package org.uclab.sim.ucm.cti;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;
import org.uclab.protocol.cti.CtiReader;
import org.uclab.protocol.framing.MessageFramer;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.sip.Terminals;

/** The CTI service of a node. Whoever says what is no message, or nothing for too long, is hung up on. */
public final class Cti {

    /** How the history tells CTI. */
    public static final Teller TELLER = CtiTeller.CTI;

    /** Most sessions at a time. */
    static final int SESSIONS_MAX = 512;

    /** Most sessions at a time with one address. */
    static final int SESSIONS_PER_ADDRESS_MAX = 64;

    /** Most devices that one session watches. */
    static final int WATCHED_MAX = 32;

    /** ASSUMED(JTAPI15): both sides send heartbeats, and who sends none for some of them is gone; how long that is is not public. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(90);

    private final UcmDatabase database;
    private final Terminals terminals;
    private final NodeContext node;
    private final String service;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Set<Session> sessions = new HashSet<>();
    private Agenda agenda;

    /**
     * @param service noun of its port
     */
    public Cti(UcmDatabase database, Terminals terminals, NodeContext node, String service) {
        this.database = database;
        this.terminals = terminals;
        this.node = node;
        this.service = service;
    }

    /** Opens the port. To be called on the context of the node. */
    public Future<?> start() {
        agenda = Agenda.here(node.clock(), node.recorder()::failed);
        return node.tcp(service, socket -> agenda.run(() -> accept(socket)));
    }

    /** Drops timers and whoever is connected. */
    public void stop() {
        List.copyOf(sessions).forEach(Session::left);
        agenda.close();
    }

    private void accept(NetSocket socket) {
        Hop hop = Hops.of(socket);
        String address = hop.peerAddress();
        if (sessions.size() >= SESSIONS_MAX || byAddress.getOrDefault(address, 0) >= SESSIONS_PER_ADDRESS_MAX) {
            socket.close();
            return;
        }
        byAddress.merge(address, 1, Integer::sum);
        Session session = new Session(socket, hop);
        sessions.add(session);
        socket.exceptionHandler(cut -> {}); // the close handler follows
        socket.closeHandler(closed -> agenda.run(session::left));
        socket.handler(bytes -> agenda.run(() -> session.take(bytes)));
        session.waits();
    }

    /** What it decides. */
    public static List<Subject> decisions() {
        return CtiDecisions.all();
    }

    /** A session and its connection. */
    private final class Session implements CtiSession.Turn {

        private final NetSocket socket;
        private final Hop hop;
        private final CtiReader reader = new CtiReader();
        private final CtiSession core = new CtiSession(database::state);
        private final Set<String> watched = new HashSet<>();
        private final long exchange = node.recorder().nextExchange();
        private Optional<LabTimer> due = Optional.empty();
        private boolean over;

        Session(NetSocket socket, Hop hop) {
            this.socket = socket;
            this.hop = hop;
        }

        void waits() {
            due.ifPresent(LabTimer::cancel);
            due = Optional.of(agenda.after(agenda.limit(SILENCE_MAX), () -> over("nothing was heard for too long")));
        }

        void take(Buffer bytes) {
            if (over) {
                return;
            }
            MessageFramer.Turn<CtiMessage> turn = reader.take(bytes.getBytes());
            for (CtiMessage message : turn.messages()) {
                if (!over) {
                    waits();
                    node.recorder().received(service, recorded(message));
                    boolean before = core.user().isPresent();
                    core.heard(message, this);
                    if (!before) {
                        opened(message);
                    }
                }
            }
            turn.broken().ifPresent(this::over);
        }

        private void opened(CtiMessage message) {
            if (core.user().isPresent()) {
                Wire.known(socket);
                node.recorder()
                        .decided(
                                CtiDecisions.SESSION.of(user()),
                                CtiDecisions.OPENED.of(),
                                CtiDecisions.APPLICATION.of(word(message.field(2))));
            }
        }

        private String user() {
            return core.user().map(EndUser::id).orElse("nobody");
        }

        private static String word(String text) {
            String shown = text.replaceAll("[^A-Za-z0-9 ._-]", "");
            return shown.isBlank() ? "nobody in particular" : shown.substring(0, Math.min(shown.length(), 64));
        }

        @Override
        public void say(CtiMessage message) {
            if (over) {
                return;
            }
            node.recorder().sent(service, recorded(message));
            socket.write(Buffer.buffer(message.bytes()));
            if (socket.writeQueueFull()) {
                over("it takes nothing");
            }
        }

        @Override
        public void watch(String device) {
            if (watched.size() < WATCHED_MAX && watched.add(device)) {
                terminals.watch(this, device, shown -> agenda.soon(() -> say(state(device, shown))));
            }
        }

        @Override
        public void order(int number, String device, Terminals.Order order, String value) {
            terminals.order(
                    device,
                    order,
                    value,
                    refused -> agenda.soon(() ->
                            say(CtiSession.answer(number, Optional.of(refused).filter(why -> !why.isEmpty())))));
        }

        @Override
        public void over(String why) {
            if (!over) {
                over = true;
                node.recorder()
                        .decided(
                                CtiDecisions.SESSION.of(user()),
                                core.user().isPresent() ? CtiDecisions.CLOSED.of() : CtiDecisions.REFUSED.of(),
                                CtiDecisions.WHY.of(why));
                socket.end();
                left();
            }
        }

        void left() {
            over = true;
            due.ifPresent(LabTimer::cancel);
            terminals.unwatch(this);
            if (sessions.remove(this)) {
                byAddress.computeIfPresent(hop.peerAddress(), (known, count) -> count == 1 ? null : count - 1);
            }
        }

        private Message recorded(CtiMessage message) {
            return Message.of(CtiTeller.CTI, hop, exchange, new CtiContent(message));
        }
    }

    private static CtiMessage state(String device, Terminals.Shown shown) {
        List<String> fields = new ArrayList<>(List.of(
                device, shown.host().isEmpty() ? "out-of-service" : "in-service " + shown.host(), shown.line()));
        shown.calls().stream()
                .limit(CtiMessage.FIELDS_MAX - fields.size())
                .forEach(call -> fields.add(call.id() + " " + call.state() + " " + call.number()));
        return new CtiMessage(CtiKind.STATE, 0, fields);
    }
}
