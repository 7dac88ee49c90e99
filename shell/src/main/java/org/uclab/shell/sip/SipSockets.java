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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Places;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipFrame;
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

    /** Correspondents that are remembered for each port for datagrams; a power of two. */
    private static final int OFTEN = 256;

    /** Datagrams of a port that may wait for the node, which is on another thread; more are lost, as where a socket is full. */
    private static final int DATAGRAMS_AHEAD_MAX = 1_024;

    /** How many looks for idle connections there are in the time that one may be idle. */
    private static final int LOOKS = 4;

    /** Whoever gets what comes. */
    interface Owner {

        /**
         * @param service whose port it came to; none where we opened the connection
         */
        void came(byte[] bytes, Flow flow, Hop hop, Optional<String> service);

        void broken(SipFrame.Broken how, SipConnection connection);

        void gone(Flow flow);

        void mistaken(Throwable ours);
    }

    /** A bound port for datagrams, and what is said of those it speaks with, made once for those that come often. */
    private static final class UdpPort {

        private final String service;
        private final Optional<String> named;
        private final UdpSocket socket;
        private final long number;
        private final Correspondent[] often = new Correspondent[OFTEN];
        private final AtomicInteger ahead = new AtomicInteger();

        UdpPort(String service, UdpSocket socket, long number) {
            this.service = service;
            this.named = Optional.of(service);
            this.socket = socket;
            this.number = number;
        }

        Correspondent with(Endpoint other) {
            int slot = other.hashCode() & (OFTEN - 1);
            Correspondent known = often[slot];
            if (known == null || !known.at().equals(other)) {
                known = new Correspondent(
                        other,
                        new Flow(SipTransport.UDP, other.address(), other.port(), number),
                        Hop.between(Hop.Over.UDP, socket.local().toString(), other.toString()));
                often[slot] = known;
            }
            return known;
        }
    }

    /** Somebody at the other end of datagrams. */
    private record Correspondent(Endpoint at, Flow flow, Hop hop) {}

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
    private final Map<Long, SipConnection> connections = new LinkedHashMap<>();
    private final Map<SipTransport, Integer> ports = new HashMap<>();
    private final Map<Long, UdpPort> udp = new LinkedHashMap<>();
    private final Map<Place, Long> opened = new HashMap<>();
    private final Map<Place, Deque<Waiting>> opening = new HashMap<>();
    private final Map<Long, Places<NetSocket>> places = new HashMap<>();

    SipSockets(NodeContext node, Agenda agenda, SipSettings settings, Owner owner) {
        this.node = node;
        this.agenda = agenda;
        this.settings = settings;
        this.owner = owner;
        lookAgain();
    }

    /** Datagrams on the port of that service. */
    Future<?> udp(String service) {
        ports.putIfAbsent(SipTransport.UDP, port(service, Transport.UDP));
        return node.udp(
                service,
                socket -> {
                    UdpPort port = new UdpPort(service, socket, node.recorder().nextConnection());
                    guarded(() -> udp.put(port.number, port));
                    socket.onDatagram(datagram -> {
                        if (port.ahead.get() < DATAGRAMS_AHEAD_MAX) {
                            port.ahead.incrementAndGet();
                            guarded(() -> datagram(port, datagram));
                        }
                    });
                },
                true);
    }

    private void datagram(UdpPort port, UdpSocket.Datagram datagram) {
        port.ahead.decrementAndGet();
        Correspondent sender = port.with(datagram.sender());
        owner.came(datagram.data().getBytes(), sender.flow(), sender.hop(), port.named);
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
        UdpPort named = udp.get(flow.connection());
        UdpPort port = named == null ? udp.values().stream().findFirst().orElse(null) : named;
        if (port == null) {
            sending.unsent(); // a node that has no port for datagrams sends none
            return;
        }
        Correspondent other = port.with(new Endpoint(flow.host(), flow.port()));
        sending.sent(other.hop(), port.named);
        port.socket.send(other.at(), bytes, () -> agenda.soon(() -> guarded(sending::unsent)));
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
                ? Optional.ofNullable(udp.get(flow.connection())).map(port -> port.service)
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
    public void message(SipConnection from, byte[] bytes) {
        owner.came(bytes, from.flow(), from.hop(), from.service());
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
        if (!agenda.current()) {
            agenda.soon(() -> guarded(work)); // the sockets of ports are on another event loop
            return;
        }
        if (agenda.closed()) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException ours) {
            owner.mistaken(ours);
        }
    }

    @Override
    public void last(Runnable word) {
        agenda.soon(word);
    }

    @Override
    public Instant now() {
        return agenda.now();
    }
}
