package org.uclab.shell.sip;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Places;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipFrame;
import org.uclab.protocol.sip.SipReading;
import org.uclab.protocol.sip.SipTransport;

/**
 * The sockets of a node that speaks SIP, each with a number: its listeners, what they accepted, what it opened itself. A
 * message goes over the socket that its way names, else over a connection that was opened to there, else a new one. Those of ports
 * are on another event loop than the node, so that the system and TLS have one thread and SIP another; all that is here runs on
 * the node's.
 */
final class SipSockets implements SipConnection.Owner {

    /** Messages that wait for one connection to come about. */
    private static final int WAITING_MAX = 1_000;

    /** Connections of ours at once, and those that are coming about. */
    private static final int OPENED_MAX = 4_096;

    /** How many looks for idle connections there are in the time that one may be idle. */
    private static final int LOOKS = 4;

    /** Whoever gets what comes. */
    interface Owner extends SipDatagrams.Owner {

        /**
         * @param service whose port it came to; none where we opened the connection
         */
        @Override
        void came(byte[] bytes, SipReading reading, Flow flow, Hop hop, Optional<String> service);

        void broken(SipFrame.Broken how, SipConnection connection);

        void gone(Flow flow);

        void mistaken(Throwable ours);
    }

    /** A message that waits for its connection. */
    private record Waiting(byte[] bytes, Runnable onUnsent, java.util.function.Consumer<SipConnection> onSent) {}

    /** How a message went. */
    interface Sending {

        /** It goes now, over that. */
        void sent(Hop hop, Optional<String> service);

        /** It did not go. */
        void unsent();
    }

    private record Place(SipTransport transport, String host, int port) {

        static Place of(Flow flow) {
            return new Place(flow.transport(), flow.host(), flow.port());
        }
    }

    private final NodeContext node;
    private final Agenda agenda;
    private final SipSettings settings;
    private final Owner owner;
    private final Crossing crossing;
    private final Map<Long, SipConnection> connections = new LinkedHashMap<>();
    private final Map<SipTransport, Integer> ports = new HashMap<>();
    private final Map<Long, SipDatagrams> udp = new LinkedHashMap<>();
    private final Map<Place, Long> opened = new HashMap<>();
    private final Map<Place, Deque<Waiting>> opening = new HashMap<>();
    private final Map<Long, Places<NetSocket>> places = new HashMap<>();

    SipSockets(NodeContext node, Agenda agenda, SipSettings settings, Owner owner) {
        this.node = node;
        this.agenda = agenda;
        this.settings = settings;
        this.owner = owner;
        this.crossing = new Crossing(agenda, owner::mistaken);
        lookAgain();
    }

    /** Datagrams on the port of that service. */
    Future<?> udp(String service) {
        ports.putIfAbsent(SipTransport.UDP, port(service, Transport.UDP));
        return node.udp(
                service,
                socket -> {
                    SipDatagrams port = new SipDatagrams(
                            service, socket, settings.limits(), node.recorder().nextConnection());
                    guarded(() -> udp.put(port.number(), port));
                    port.listen(crossing, owner);
                },
                true);
    }

    /** Connections on the port of that service, by TLS where the port says so. */
    Future<?> tcp(String service) {
        Places<NetSocket> shared = listens(service);
        return node.tcp(service, socket -> accept(socket, service, shared), true);
    }

    /** The same by TLS with a certificate demanded from the peer, whose other end is let in or not. */
    Future<?> mutualTls(String service, Predicate<NetSocket> letsIn) {
        Places<NetSocket> shared = listens(service);
        return node.mutualTls(
                service,
                socket -> {
                    if (letsIn.test(socket)) {
                        accept(socket, service, shared);
                    } else {
                        Wire.hangUp(socket);
                    }
                },
                true);
    }

    private Places<NetSocket> listens(String service) {
        boolean tls = node.port(service, Transport.TCP).tls();
        ports.putIfAbsent(tls ? SipTransport.TLS : SipTransport.TCP, port(service, Transport.TCP));
        return new Places<>(settings.connectionsMax());
    }

    private int port(String service, Transport transport) {
        return node.port(service, transport).published().port();
    }

    /** On the thread of the connection: what it brings from now on comes behind its being taken. */
    private void accept(NetSocket socket, String service, Places<NetSocket> shared) {
        SipConnection came = new SipConnection(
                socket, this, settings.limits(), node.recorder().nextConnection(), Optional.of(service));
        guarded(() -> take(came, shared));
    }

    private void take(SipConnection came, Places<NetSocket> shared) {
        Places.Turn<NetSocket> turn = shared.take(came.hop().peerAddress(), came.socket());
        turn.leaves().ifPresent(Wire::hangUp);
        if (!turn.taken()) {
            came.end();
            return;
        }
        places.put(came.flow().connection(), shared);
        connections.put(came.flow().connection(), came);
    }

    /** What a Via and a Contact of ours say: the port that listens, so that whoever wants to can call back. */
    String sentBy(SipTransport transport) {
        return node.address() + ":" + ports.getOrDefault(transport, transport.defaultPort());
    }

    void send(byte[] bytes, Flow flow, Sending sending) {
        if (flow.transport() == SipTransport.UDP) {
            sendDatagram(bytes, flow, sending);
            return;
        }
        Place place = Place.of(flow);
        SipConnection named = connections.get(flow.connection());
        SipConnection there = named == null ? connections.get(opened.getOrDefault(place, 0L)) : named;
        if (there != null) {
            write(bytes, there, sending);
            return;
        }
        Deque<Waiting> waiting = opening.get(place);
        if ((waiting == null && opened.size() + opening.size() >= OPENED_MAX)
                || (waiting != null && waiting.size() >= WAITING_MAX)) {
            sending.unsent();
            return;
        }
        Waiting one = new Waiting(bytes, sending::unsent, up -> write(bytes, up, sending));
        if (waiting == null) {
            opening.put(place, new ArrayDeque<>(List.of(one)));
            open(place, flow);
        } else {
            waiting.add(one);
        }
    }

    private void write(byte[] bytes, SipConnection there, Sending sending) {
        // Recorded first: what answers it may come before the next line is run.
        sending.sent(there.hop(), there.service());
        if (!there.send(bytes)) {
            sending.unsent();
        }
    }

    private void sendDatagram(byte[] bytes, Flow flow, Sending sending) {
        SipDatagrams named = udp.get(flow.connection());
        SipDatagrams port = named == null ? udp.values().stream().findFirst().orElse(null) : named;
        if (port == null) {
            sending.unsent(); // a node that has no port for datagrams sends none
            return;
        }
        port.send(bytes, new Endpoint(flow.host(), flow.port()), crossing, sending);
    }

    private void open(Place place, Flow flow) {
        Endpoint to = new Endpoint(place.host(), place.port());
        Duration limit = settings.connectMax();
        Future<NetSocket> dialled = place.transport() == SipTransport.TLS
                ? node.dialler()
                        .connectTls(
                                to, settings.serverNames().apply(flow), node.clientTls(), limit, settings.localPorts())
                : node.dialler().connect(to, limit);
        dialled.onSuccess(socket -> guarded(() -> opened(place, socket)))
                .onFailure(failed -> guarded(() -> {
                    Deque<Waiting> waiting = opening.remove(place);
                    waiting.forEach(one -> one.onUnsent().run());
                }));
    }

    private void opened(Place place, NetSocket socket) {
        Deque<Waiting> waiting = opening.remove(place);
        if (agenda.closed()) {
            socket.close();
            return;
        }
        long number = node.recorder().nextConnection();
        SipConnection up = new SipConnection(socket, this, settings.limits(), number, Optional.empty());
        connections.put(number, up);
        opened.put(place, number);
        waiting.forEach(one -> one.onSent().accept(up));
    }

    /** The service whose port that way came in by. */
    Optional<String> service(Flow flow) {
        SipConnection connection = connections.get(flow.connection());
        return connection == null
                ? Optional.ofNullable(udp.get(flow.connection())).flatMap(SipDatagrams::service)
                : connection.service();
    }

    /** Whoever speaks on that connection has finished an exchange. */
    void known(Flow flow) {
        SipConnection connection = connections.get(flow.connection());
        if (connection != null) {
            connection.known();
            Places<NetSocket> shared = places.get(flow.connection());
            if (shared != null) {
                shared.known(connection.socket());
            }
        }
    }

    /** Closes that connection, when all is sent. */
    void end(Flow flow) {
        SipConnection connection = connections.get(flow.connection());
        if (connection != null) {
            connection.end();
        }
    }

    private void lookAgain() {
        agenda.after(settings.idleMax().dividedBy(LOOKS), this::look);
    }

    private void look() {
        Instant longAgo = now().minus(settings.idleMax());
        for (SipConnection connection : List.copyOf(connections.values())) {
            if (!connection.heard().isAfter(longAgo)) {
                connection.end();
            }
        }
        lookAgain();
    }

    int open() {
        return connections.size();
    }

    @Override
    public void message(SipConnection from, byte[] bytes, SipReading reading) {
        owner.came(bytes, reading, from.flow(), from.hop(), from.service());
    }

    @Override
    public void broken(SipConnection from, SipFrame.Broken how) {
        owner.broken(how, from);
    }

    @Override
    public void gone(SipConnection connection) {
        long number = connection.flow().connection();
        if (connections.remove(number) == null) {
            return; // there was no room for it
        }
        opened.values().removeIf(other -> other == number);
        Places<NetSocket> shared = places.remove(number);
        if (shared != null) {
            shared.leave(connection.socket());
        }
        owner.gone(connection.flow());
    }

    @Override
    public void guarded(Runnable work) {
        crossing.bring(work);
    }

    @Override
    public void last(Runnable word) {
        crossing.bringLast(word);
    }

    @Override
    public void leaves(SipConnection connection) {
        crossing.leaves(connection);
    }

    @Override
    public Instant now() {
        return agenda.now();
    }
}
