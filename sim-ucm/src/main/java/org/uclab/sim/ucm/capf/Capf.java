package org.uclab.sim.ucm.capf;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfReader;
import org.uclab.protocol.framing.MessageFramer;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * CAPF of a publisher, on TLS. Numbers of sessions go up by one with every connection (J4L), from 1 at power-up. What is no
 * message, comes out of turn or not in time ends the session, with a reason where one can be sent.
 */
public final class Capf {

    /** How the history tells CAPF. */
    public static final Teller TELLER = CapfTeller.CAPF;

    /** Most sessions at a time; one more is hung up on, as UCMNZ does with its limit. */
    static final int SESSIONS_MAX = 512;

    /** Most sessions at a time with one address. */
    static final int SESSIONS_PER_ADDRESS_MAX = 256;

    /** ASSUMED(UCMNZ): its time-out. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    /** ASSUMED(no public source): phones take minutes over a key. */
    private static final Duration KEY_LIMIT = Duration.ofMinutes(5);

    /** Wall time that a device gets at any time scale. */
    private static final Duration WALL_MIN = Duration.ofSeconds(5);

    /** The same for a key, which on a busy machine takes that long in earnest. */
    private static final Duration KEY_WALL_MIN = Duration.ofMinutes(1);

    private final UcmDatabase database;
    private final NodeContext node;
    private final String service;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Set<Session> sessions = new HashSet<>();
    private Agenda agenda;
    private int number;

    /**
     * @param service noun of its port
     */
    public Capf(UcmDatabase database, NodeContext node, String service) {
        this.database = database;
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
        sessions.forEach(session -> session.driver.close());
        sessions.clear();
        agenda.close();
    }

    private void accept(NetSocket socket) {
        Hop hop = Hops.of(socket);
        String address = hop.peer().replaceFirst(":[0-9]+$", "");
        if (sessions.size() >= SESSIONS_MAX || byAddress.getOrDefault(address, 0) >= SESSIONS_PER_ADDRESS_MAX) {
            socket.close();
            return;
        }
        number++;
        CapfSession core = new CapfSession(
                database,
                new LabSigner(),
                new CapfSession.Limits(
                        node.clock().limit(ANSWER_LIMIT, WALL_MIN), node.clock().limit(KEY_LIMIT, KEY_WALL_MIN)),
                number);
        Session session = new Session(socket, hop, core);
        byAddress.merge(address, 1, Integer::sum);
        sessions.add(session);
        socket.exceptionHandler(cut -> {}); // the close handler follows
        socket.closeHandler(closed -> agenda.run(() -> {
            if (sessions.remove(session)) {
                byAddress.computeIfPresent(address, (known, count) -> count == 1 ? null : count - 1);
            }
            session.driver.close();
        }));
        socket.handler(bytes -> agenda.run(() -> session.take(bytes)));
        session.driver.input(new CapfInput.Opened(), session.exchange);
    }

    /** A session and its connection. */
    private final class Session {

        private final NetSocket socket;
        private final Hop hop;
        private final CapfReader reader = new CapfReader();
        private final Driver<CapfInput, CapfAction> driver;
        private final long exchange = node.recorder().nextExchange();

        Session(NetSocket socket, Hop hop, CapfSession core) {
            this.socket = socket;
            this.hop = hop;
            this.driver = new Driver<>(
                            core, agenda, (action, number) -> act(action), () -> exchange, node.recorder()::failed)
                    .spoiltBy(new CapfSpoiler(core, hop.peer()), node.faults(service));
        }

        void take(Buffer bytes) {
            MessageFramer.Turn<CapfMessage> turn = reader.take(bytes.getBytes());
            for (CapfMessage message : turn.messages()) {
                node.recorder().received(service, recorded(message));
                driver.input(new CapfInput.Heard(message), exchange);
            }
            turn.broken().ifPresent(why -> driver.input(new CapfInput.Broken(why), exchange));
        }

        private void act(CapfAction action) {
            switch (action.kind()) {
                case SAY -> {
                    CapfMessage message = ((CapfAction.Say) action).message();
                    node.recorder().sent(service, recorded(message));
                    if (message.kind() == CapfKind.KEY_REQUEST) { // who is asked for a key is no stranger
                        Wire.known(socket);
                    }
                    socket.write(Buffer.buffer(message.bytes())); // in one: devices stall on a message in two
                }
                case TELL -> {
                    CapfAction.Tell told = (CapfAction.Tell) action;
                    node.recorder()
                            .decided(CapfDecisions.CERTIFICATE.of(told.device()), told.outcome(), told.because());
                }
                case CLOSE -> {
                    driver.close();
                    socket.end();
                }
            }
        }

        private Message recorded(CapfMessage message) {
            return Message.of(CapfTeller.CAPF, hop, exchange, new CapfContent(message));
        }
    }

    /** The certification authority of the lab. */
    private final class LabSigner implements CapfSession.Signer {

        @Override
        public X509Certificate sign(PublicKey key, String device) {
            CertificateProfile profile =
                    CertificateProfile.server(device).withDnsNames(List.of()).withClientAuth(true);
            return node.ca().certify(key, profile).get(0);
        }

        @Override
        public boolean signed(X509Certificate certificate) {
            try {
                certificate.verify(node.ca().certificate().getPublicKey());
                return true;
            } catch (GeneralSecurityException another) {
                return false;
            }
        }
    }

    /** What it decides. */
    public static List<Subject> decisions() {
        return CapfDecisions.all();
    }
}
