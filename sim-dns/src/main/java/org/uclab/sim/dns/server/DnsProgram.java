package org.uclab.sim.dns.server;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Places;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.Wire;

/** A name server from power-up to power cut: opens both transports and the way to the other server. */
final class DnsProgram implements Program {

    private final DnsConfig config;
    private final Supplier<Views> views;
    private final Set<TcpConnection> connections = new LinkedHashSet<>();
    private final byte[] quickOverTcp = new byte[KeptAnswers.WRITTEN_MAX_BYTES];
    private final Places<TcpConnection> places;
    private Agenda agenda;
    private DnsShell shell;
    private Future<UdpSocket> otherSocket;

    DnsProgram(DnsConfig config, Supplier<Views> views) {
        this.config = config;
        this.views = views;
        this.places = new Places<>(config.settings().tcpConnectionsMax());
    }

    @Override
    public Future<?> start(NodeContext node) {
        agenda = Agenda.here(node.clock());
        return forwarder(node).compose(forwarder -> {
            Responder responder = new Responder(views, config.forwardTo(), config.settings());
            shell = new DnsShell(responder, forwarder, node.recorder(), node.faults(DnsShell.SERVICE), agenda);
            return Future.all(
                    node.udp(DnsShell.SERVICE, socket -> serveDatagrams(node, socket)),
                    node.tcp(DnsShell.SERVICE, this::serveConnection));
        });
    }

    @Override
    public void stop() {
        if (agenda != null) {
            agenda.close();
        }
    }

    private Future<Optional<Forwarder>> forwarder(NodeContext node) {
        if (config.forwardTo().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Endpoint to = config.forwardTo().get();
        if (to.address().equals(node.address())) {
            return Future.failedFuture(new IllegalArgumentException(node.name() + " forwards to itself"));
        }
        return Forwarder.open(node.dialler(), to, agenda, config.settings()).map(Optional::of);
    }

    private void serveDatagrams(NodeContext node, UdpSocket socket) {
        socket.answerAtOnce(
                (peer, question, answer) -> shell.quick(question, peer.hop(), peer.ipv4(), Transport.UDP, answer, 0));
        socket.onDatagram(datagram -> shell.ask(datagram.data().getBytes(), datagram.hop(), Transport.UDP)
                .onSuccess(delivery -> {
                    Future<UdpSocket> from = delivery.way() == Delivery.Way.OTHER_PORT
                            ? otherSocket(node)
                            : Future.succeededFuture(socket);
                    from.onSuccess(open ->
                            delivery.messages().forEach(bytes -> open.send(datagram.sender(), Buffer.buffer(bytes))));
                }));
    }

    /** A socket on a port that is not ours to answer from, opened when first wanted. */
    private Future<UdpSocket> otherSocket(NodeContext node) {
        if (otherSocket == null) {
            otherSocket = node.dialler().udp().onFailure(node.recorder()::failed);
        }
        return otherSocket;
    }

    private void serveConnection(NetSocket socket) {
        TcpConnection connection =
                new TcpConnection(socket, shell, agenda, config.settings().tcpIdleMax(), quickOverTcp, asked -> {
                    Wire.known(socket);
                    places.known(asked);
                });
        String address = Hops.of(socket).peerAddress();
        Places.Turn<TcpConnection> turn = places.take(address, connection);
        if (!turn.taken() && makeRoom()) {
            turn = places.take(address, connection);
        }
        turn.leaves().ifPresent(this::sendAway);
        if (!turn.taken()) {
            Wire.hangUp(socket);
            return;
        }
        connections.add(connection);
        socket.closeHandler(closed -> {
            connections.remove(connection);
            places.leave(connection);
            connection.closed();
        });
        connection.serve();
    }

    private void sendAway(TcpConnection connection) {
        connections.remove(connection);
        places.leave(connection);
        connection.hangUp();
    }

    /** RFC 7766 §6.2.3: a server that is short of connections closes idle ones. */
    private boolean makeRoom() {
        Optional<TcpConnection> longest =
                connections.stream().filter(TcpConnection::idle).min(Comparator.comparing(TcpConnection::lastQuestion));
        longest.ifPresent(this::sendAway);
        return longest.isPresent();
    }
}
