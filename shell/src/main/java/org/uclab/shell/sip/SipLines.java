package org.uclab.shell.sip;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipFrame;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipReading;
import org.uclab.protocol.sip.SipTransport;

/**
 * The ways that somebody has opened, each with a number: connections, and for datagrams one socket from which all of them are
 * sent. A datagram from anybody else than those is nothing.
 */
final class SipLines implements SipConnection.Owner {

    /** Ways at once. */
    private static final int LINES_MAX = 16;

    /** Whoever gets what comes. */
    interface Owner {

        void came(SipReading reading, Flow flow);

        void gone(Flow flow);

        void mistaken(Throwable ours);
    }

    private final SipCalling.Caller caller;
    private final Agenda agenda;
    private final SipSettings settings;
    private final Owner owner;
    private final SipReader reader;
    private final Map<Long, SipConnection> connections = new LinkedHashMap<>();
    private final Map<Long, Flow> correspondents = new LinkedHashMap<>();
    private Optional<Future<UdpSocket>> udp = Optional.empty();
    private boolean over;

    SipLines(SipCalling.Caller caller, Agenda agenda, SipSettings settings, Owner owner) {
        this.caller = caller;
        this.agenda = agenda;
        this.settings = settings;
        this.owner = owner;
        this.reader = new SipReader(settings.limits());
    }

    Future<SipCalling.Line> open(SipCalling.Peer peer) {
        if (over || connections.size() + correspondents.size() >= LINES_MAX) {
            return Future.failedFuture("there are too many ways already");
        }
        return peer.transport() == SipTransport.UDP ? correspond(peer) : connect(peer);
    }

    private Future<SipCalling.Line> connect(SipCalling.Peer peer) {
        Future<NetSocket> dialled = peer.transport() == SipTransport.TLS
                ? caller.dialler().connectTls(peer.at(), peer.serverName(), caller.tls(), settings.connectMax())
                : caller.dialler().connect(peer.at(), settings.connectMax());
        return agenda.brought(dialled).compose(this::connected);
    }

    private Future<SipCalling.Line> connected(NetSocket socket) {
        if (over) {
            socket.close();
            return Future.failedFuture("it is over");
        }
        long number = caller.recorder().nextConnection();
        SipConnection up = new SipConnection(socket, this, settings.limits(), number, Optional.empty());
        connections.put(number, up);
        return Future.succeededFuture(new SipCalling.Line(up.flow(), local(up)));
    }

    private static Endpoint local(SipConnection connection) {
        String local = connection.hop().local();
        int colon = local.lastIndexOf(':');
        return new Endpoint(local.substring(0, colon), Integer.parseInt(local.substring(colon + 1)));
    }

    private Future<SipCalling.Line> correspond(SipCalling.Peer peer) {
        Future<UdpSocket> socket =
                udp.orElseGet(() -> agenda.brought(caller.dialler().udp()).map(this::listening));
        udp = Optional.of(socket);
        return socket.compose(bound -> {
            if (over) {
                return bound.close().compose(closed -> Future.failedFuture("it is over"));
            }
            long number = caller.recorder().nextConnection();
            Flow flow =
                    new Flow(SipTransport.UDP, peer.at().address(), peer.at().port(), number);
            correspondents.put(number, flow);
            return Future.succeededFuture(new SipCalling.Line(flow, bound.local()));
        });
    }

    private UdpSocket listening(UdpSocket bound) {
        bound.onDatagram(datagram -> guarded(() -> correspondents.values().stream()
                .filter(flow -> flow.host().equals(datagram.sender().address())
                        && flow.port() == datagram.sender().port())
                .findFirst()
                .ifPresent(flow -> owner.came(reader.read(datagram.data().getBytes()), flow))));
        return bound;
    }

    /** Where the other end of that way sees us; our address alone where the way is gone. */
    Endpoint local(Flow flow) {
        SipConnection connection = connections.get(flow.connection());
        if (connection != null) {
            return local(connection);
        }
        return correspondents.containsKey(flow.connection())
                ? udp.map(socket -> socket.result().local()).orElseThrow()
                : new Endpoint(caller.dialler().from(), flow.transport().defaultPort());
    }

    /** Whether it went. */
    boolean send(byte[] bytes, Flow flow) {
        SipConnection connection = connections.get(flow.connection());
        if (connection != null) {
            return connection.send(bytes);
        }
        if (!correspondents.containsKey(flow.connection())) {
            return false;
        }
        udp.orElseThrow().result().send(new Endpoint(flow.host(), flow.port()), Buffer.buffer(bytes));
        return true;
    }

    void end(Flow flow) {
        SipConnection connection = connections.get(flow.connection());
        if (connection != null) {
            connection.end();
        }
        correspondents.remove(flow.connection());
    }

    Future<Void> close() {
        over = true;
        List.copyOf(connections.values()).forEach(SipConnection::end);
        correspondents.clear();
        return udp.map(socket -> socket.compose(UdpSocket::close)).orElse(Future.succeededFuture());
    }

    @Override
    public void message(SipConnection from, byte[] bytes, SipReading reading) {
        owner.came(reading, from.flow());
    }

    @Override
    public void broken(SipConnection from, SipFrame.Broken how) {
        from.end();
    }

    @Override
    public void gone(SipConnection connection) {
        connections.remove(connection.flow().connection());
        if (!over) {
            owner.gone(connection.flow());
        }
    }

    @Override
    public void guarded(Runnable work) {
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
        word.run(); // its sockets are on its own thread
    }

    @Override
    public void leaves(SipConnection connection) {
        connection.leave(); // its sockets are on its own thread
    }

    @Override
    public Instant now() {
        return agenda.now();
    }
}
