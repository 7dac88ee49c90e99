package org.uclab.sim.dns;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;

/** A name server from power-up to power cut: opens both transports and the way to the other server. */
final class DnsProgram implements Program {

    private final DnsConfig config;
    private final Supplier<Zones> zones;
    private final Set<NetSocket> connections = new HashSet<>();
    private Agenda agenda;
    private DnsShell shell;

    DnsProgram(DnsConfig config, Supplier<Zones> zones) {
        this.config = config;
        this.zones = zones;
    }

    @Override
    public Future<?> start(NodeContext node) {
        agenda = new Agenda(node.clock(), Vertx.currentContext());
        return forwarder(node).compose(forwarder -> {
            Responder responder =
                    new Responder(zones, config.forwardTo(), config.settings().udpPayloadMax());
            shell = new DnsShell(responder, forwarder, node.recorder(), node.faults(DnsShell.SERVICE), agenda);
            return Future.all(
                    node.udp(DnsShell.SERVICE, this::serveDatagrams),
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

    private void serveDatagrams(UdpSocket socket) {
        socket.onDatagram(datagram -> shell.ask(
                        datagram.data().getBytes(), datagram.sender().toString(), Transport.UDP)
                .onSuccess(reply -> reply.ifPresent(bytes -> socket.send(datagram.sender(), Buffer.buffer(bytes)))));
    }

    private void serveConnection(NetSocket socket) {
        if (connections.size() >= config.settings().tcpConnectionsMax()) {
            socket.close();
            return;
        }
        connections.add(socket);
        TcpConnection connection =
                new TcpConnection(socket, shell, agenda, config.settings().tcpIdleMax());
        socket.closeHandler(closed -> {
            connections.remove(socket);
            connection.closed();
        });
        connection.serve();
    }
}
