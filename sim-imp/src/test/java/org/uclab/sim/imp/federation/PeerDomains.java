package org.uclab.sim.imp.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.PeerProof;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.shell.dns.StubResolver;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Domains with a node each, which dial each other, and a name server between them. */
final class PeerDomains implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String NET = "127." + (100 + ProcessHandle.current().pid() % 100) + ".7.";
    static final int S2S_PORT = 5269;
    private static final Endpoint NAMES = new Endpoint(NET + "2", 5353);

    /** A domain with one node, which keeps what comes. */
    final class Domain implements Federation.Home {

        private final String name;
        final String address;
        private final ImpConfig.Federating config;
        final BlockingQueue<Element> arrived = new LinkedBlockingQueue<>();
        final BlockingQueue<String> returned = new LinkedBlockingQueue<>();
        private final Promise<NodeContext> placed = Promise.promise();
        private final Node node;
        volatile Agenda agenda;
        volatile Federation federation;

        Domain(String name, int host, ImpConfig.Federating config) {
            this.name = name;
            this.address = NET + host;
            this.config = config;
            String server = "cup." + name;
            Port port = new Port(server, "s2s", "xmpp", Transport.TCP, new Endpoint(address, S2S_PORT), false);
            CertificateProfile profile = CertificateProfile.server(server)
                    .withDnsNames(List.of(server, name))
                    .withClientAuth(true);
            this.node = new Node(new NodeSpec(server, address, List.of(port), profile), lab, () -> this::start);
            servers.put(name, address);
            nodes.add(node);
            await(node.start());
        }

        private Future<?> start(NodeContext place) {
            agenda = Agenda.here(place.clock(), place.recorder()::failed);
            federation = new Federation(place, agenda, config.withNameServers(Map.of(place.name(), NAMES)), this);
            placed.tryComplete(place);
            return federation.listen();
        }

        @Override
        public boolean serves(String domain) {
            return domain.equals(name);
        }

        @Override
        public void arrived(Element stanza) {
            arrived.add(stanza);
        }

        @Override
        public void returned(Element stanza, StanzaCondition why) {
            returned.add(stanza.attribute("to", "") + " " + why.wire());
        }

        void says(String to, String text) {
            Element message = message("ada@" + name + "/desk", to, text);
            agenda.soon(() -> federation.send(message));
        }

        /** A stream from here to another domain that is opened with that proof, whatever it is good for. */
        ClientStream opens(Domain other, Route route, PeerProof proof, BlockingQueue<Element> heard) {
            NodeContext place = await(placed.future());
            StubResolver resolver = new StubResolver(place.dialler(), agenda, NAMES, Duration.ofSeconds(5));
            PeerDialler dialler = new PeerDialler(place.dialler(), resolver, place.clientTls(), agenda);
            Promise<ClientStream> opened = Promise.promise();
            agenda.soon(() -> dialler.open(route, new ClientStream.Use(proof, heard::add, () -> {}))
                    .onComplete(opened));
            assertThat(route.theirs()).isEqualTo(other.name);
            return await(opened.future());
        }
    }

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    final LabCa ca = LabCa.create("Test CA", clock);
    final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, ca);
    final Map<String, String> servers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    PeerDomains() {
        Port port = new Port("ns.test", "dns", "dns", Transport.UDP, NAMES, false);
        Node names = new Node(
                new NodeSpec("ns.test", NAMES.address(), List.of(port), CertificateProfile.server("ns.test")),
                lab,
                () -> this::names);
        nodes.add(names);
        await(names.start());
    }

    private Future<?> names(NodeContext place) {
        return place.udp(
                "dns",
                socket -> socket.onDatagram(question -> socket.send(question.sender(), answer(question.data()))));
    }

    /** {@code _xmpp-server._tcp} of each domain, and the addresses of the hosts that it names. */
    private Buffer answer(Buffer question) {
        try {
            Message answer = new Message(question.getBytes());
            answer.getHeader().setFlag(Flags.QR);
            Record asked = answer.getQuestion();
            String name = asked.getName().toString(true);
            Optional<String> domain =
                    servers.keySet().stream().filter(name::endsWith).findFirst();
            if (domain.isEmpty()) {
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
            } else if (asked.getType() == Type.SRV) {
                Name target = Name.fromString("cup." + domain.get() + ".");
                answer.addRecord(
                        new SRVRecord(asked.getName(), asked.getDClass(), 60, 0, 0, S2S_PORT, target), Section.ANSWER);
            } else {
                InetAddress address = InetAddress.getByName(servers.get(domain.get()));
                answer.addRecord(new ARecord(asked.getName(), asked.getDClass(), 60, address), Section.ANSWER);
            }
            return Buffer.buffer(answer.toWire());
        } catch (IOException ours) {
            throw new IllegalStateException(ours);
        }
    }

    static ImpConfig.Federating config(String secret, boolean external) {
        return new ImpConfig.Federating(secret, external, Optional.empty(), Map.of());
    }

    static Element message(String from, String to, String text) {
        return Element.build(Namespaces.CLIENT, "message")
                .attribute("from", from)
                .attribute("to", to)
                .child(Element.of(Namespaces.CLIENT, "body", text))
                .done();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    boolean sees(String node, String words) {
        return history.await(0, PATIENCE, event -> {
                    String line = event.node() + " " + event.kind() + " " + event.text();
                    return line.startsWith(node) && line.contains(words);
                })
                .isPresent();
    }

    static String body(Element message) {
        return message.child("body").orElseThrow().text();
    }

    /** A new domain, at that host of the network. */
    Domain domain(String name, int host, ImpConfig.Federating config) {
        return new Domain(name, host, config);
    }

    /** Stops everything; nothing may have gone wrong on our side. */
    @Override
    public void close() {
        nodes.forEach(node -> await(node.stop("end of test")));
        await(wire.close());
        clock.close();
        assertThat(history.events())
                .filteredOn(event -> event.kind() == Event.Kind.HANDLER_FAILED)
                .isEmpty();
    }
}
