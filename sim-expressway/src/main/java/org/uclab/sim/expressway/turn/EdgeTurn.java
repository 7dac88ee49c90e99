package org.uclab.sim.expressway.turn;

import static org.uclab.protocol.framing.MessageFramer.word;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpPair;
import org.uclab.lab.wire.UdpSocket;

/**
 * The TURN service of an E, for clients that come by UDP or TCP; relays are UDP. Requests and answers stand in the history, what
 * is relayed as flows of media at the ports of the relays.
 */
public final class EdgeTurn {

    /** How the history tells TURN. */
    public static final Teller TELLER = TurnTeller.TURN;

    /** What can go wrong in its answers. */
    public static final List<FaultForm> FAULTS = TurnFault.FORMS;

    /** Most clients by TCP at a time. */
    static final int CONNECTIONS_MAX = 2_000;

    private final NodeContext node;
    private final Agenda agenda;
    private final String service;
    private final String range;
    private final Driver<TurnInput, TurnAction> driver;
    private final Map<TurnClient, TurnConnection> connections = new HashMap<>();
    private final Map<Endpoint, UdpSocket> relays = new HashMap<>();
    private UdpSocket datagrams;
    private boolean over;

    /**
     * @param service noun of its ports
     * @param range   noun of the ports of relays
     * @param user    of the account that clients show
     * @param peers   addresses that relays may send to
     */
    public EdgeTurn(
            NodeContext node,
            Agenda agenda,
            String service,
            String range,
            String user,
            String password,
            String realm,
            Predicate<String> peers) {
        this.node = node;
        this.agenda = agenda;
        this.service = service;
        this.range = range;
        TurnRules rules = TurnRules.of(user, password, realm, peers);
        this.driver = new Driver<>(
                        new TurnCore(rules, node.draws(service)),
                        agenda,
                        this::act,
                        node.recorder()::nextExchange,
                        node.recorder()::failed)
                .spoiltBy(new TurnSpoiler(rules.key()), node.faults(service));
    }

    /** What it decides. */
    public static List<Subject> decisions() {
        return TurnDecisions.all();
    }

    /** Opens its ports. To be called on the context of the node. */
    public Future<?> start() {
        return Future.all(
                node.udp(service, socket -> {
                    datagrams = socket;
                    socket.onDatagram(datagram -> agenda.run(() -> heard(
                            new TurnClient(Transport.UDP, datagram.sender()),
                            datagram.data().getBytes(),
                            datagram.hop())));
                }),
                node.tcp(service, socket -> agenda.run(() -> accept(socket))));
    }

    /** Drops timers; the sockets are cut with the node. */
    public void stop() {
        over = true;
        driver.close();
    }

    private void accept(NetSocket socket) {
        if (connections.size() >= CONNECTIONS_MAX) {
            socket.close();
            return;
        }
        TurnConnection connection = new TurnConnection(socket);
        connections.put(connection.client(), connection);
        connection.serve(
                bytes -> agenda.run(() -> connection
                        .take(bytes)
                        .forEach(message -> heard(connection.client(), message, connection.hop()))),
                () -> agenda.run(() -> {
                    connections.remove(connection.client(), connection);
                    driver.input(new TurnInput.Gone(connection.client()), 0);
                }));
    }

    /** A message or channel data; what is neither is nothing. */
    private void heard(TurnClient client, byte[] bytes, Hop hop) {
        if (bytes.length < ChannelData.HEADER_BYTES) {
            return;
        }
        if (!StunMessage.begins(bytes[0])) {
            int number = word(bytes, 0);
            int length = word(bytes, 2);
            if (ChannelData.number(number) && ChannelData.HEADER_BYTES + length <= bytes.length) {
                byte[] data = Arrays.copyOfRange(bytes, ChannelData.HEADER_BYTES, ChannelData.HEADER_BYTES + length);
                driver.input(new TurnInput.Channel(client, number, data), 0);
            }
            return;
        }
        StunMessage.read(bytes).ifPresent(message -> {
            boolean request = message.kind() == StunMessage.Kind.REQUEST;
            long exchange = request ? node.recorder().nextExchange() : 0;
            if (request) {
                node.recorder().received(service, Message.of(TurnTeller.TURN, hop, exchange, new TurnContent(bytes)));
            }
            driver.input(new TurnInput.Heard(client, message), exchange);
        });
    }

    private void act(TurnAction action, long exchange) {
        switch (action.kind()) {
            case ANSWER -> answer((TurnAction.Answer) action, exchange);
            case DELIVER -> {
                TurnAction.Deliver deliver = (TurnAction.Deliver) action;
                if (deliver.client().transport() == Transport.UDP) {
                    datagrams.send(deliver.client().at(), Buffer.buffer(deliver.message()));
                } else {
                    Optional.ofNullable(connections.get(deliver.client()))
                            .ifPresent(connection -> connection.deliver(deliver.message()));
                }
            }
            case RELAY -> {
                TurnAction.Relay relay = (TurnAction.Relay) action;
                Optional.ofNullable(relays.get(relay.relay()))
                        .ifPresent(socket -> socket.send(relay.peer(), Buffer.buffer(relay.data())));
            }
            case OPEN -> open((TurnAction.Open) action, exchange);
            case CLOSE ->
                Optional.ofNullable(relays.remove(((TurnAction.Close) action).relay()))
                        .ifPresent(UdpSocket::close);
            case KNOWN ->
                Optional.ofNullable(connections.get(((TurnAction.Known) action).client()))
                        .ifPresent(TurnConnection::known);
            case TELL -> node.recorder().decided(((TurnAction.Tell) action).decision());
        }
    }

    private void answer(TurnAction.Answer answer, long exchange) {
        TurnClient client = answer.client();
        TurnConnection connection = connections.get(client);
        Hop hop;
        if (client.transport() == Transport.UDP) {
            hop = Hop.between(
                    Hop.Over.UDP, datagrams.local().toString(), client.at().toString());
        } else if (connection != null) {
            hop = connection.hop();
        } else {
            return; // it has gone
        }
        node.recorder().sent(service, Message.of(TurnTeller.TURN, hop, exchange, new TurnContent(answer.message())));
        if (client.transport() == Transport.UDP) {
            datagrams.send(client.at(), Buffer.buffer(answer.message()));
        } else {
            connection.answer(answer.message());
        }
    }

    private void open(TurnAction.Open open, long exchange) {
        Future<Optional<List<UdpSocket>>> sockets = open.pair()
                ? node.openPair(range).map(Opening::socket).map(pair -> pair.map(EdgeTurn::both))
                : node.open(range).map(Opening::socket).map(socket -> socket.map(List::of));
        agenda.brought(sockets)
                .onComplete(opened -> agenda.run(() -> {
                    List<UdpSocket> got = opened.succeeded() ? opened.result().orElse(List.of()) : List.of();
                    if (over) {
                        got.forEach(UdpSocket::close);
                        return;
                    }
                    got.forEach(this::listen);
                    driver.input(
                            new TurnInput.Opened(
                                    open.ticket(),
                                    got.stream().map(UdpSocket::local).toList()),
                            exchange);
                }));
    }

    private static List<UdpSocket> both(UdpPair pair) {
        return List.of(pair.even(), pair.odd());
    }

    private void listen(UdpSocket relay) {
        relays.put(relay.local(), relay);
        relay.onDatagram(datagram -> agenda.run(() -> driver.input(
                new TurnInput.Relayed(
                        relay.local(), datagram.sender(), datagram.data().getBytes()),
                0)));
    }
}
