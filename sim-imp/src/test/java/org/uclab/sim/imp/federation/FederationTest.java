package org.uclab.sim.imp.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.uclab.tool.Tool;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Nodes of different domains that dial each other, a name server between them, and peers that mean no good. */
class FederationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NET = "127." + (100 + ProcessHandle.current().pid() % 100) + ".7.";
    private static final int S2S_PORT = 5269;
    private static final Endpoint NAMES = new Endpoint(NET + "2", 5353);

    /** A domain with one node, which keeps what comes. */
    private final class Domain implements Federation.Home {

        private final String name;
        private final String address;
        private final ImpConfig.Federating config;
        private final BlockingQueue<Element> arrived = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> returned = new LinkedBlockingQueue<>();
        private final Promise<NodeContext> placed = Promise.promise();
        private final Node node;
        private volatile Agenda agenda;
        private volatile Federation federation;

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
            agenda.run(() -> federation.send(message));
        }

        /** A stream from here to another domain that is opened with that proof, whatever it is good for. */
        ClientStream opens(Domain other, Route route, PeerProof proof, BlockingQueue<Element> heard) {
            NodeContext place = await(placed.future());
            StubResolver resolver = new StubResolver(place.dialler(), agenda, NAMES, Duration.ofSeconds(5));
            PeerDialler dialler = new PeerDialler(place.dialler(), resolver, place.clientTls(), agenda);
            Promise<ClientStream> opened = Promise.promise();
            agenda.run(() -> dialler.open(route, new ClientStream.Use(proof, heard::add, () -> {}))
                    .onComplete(opened));
            assertThat(route.theirs()).isEqualTo(other.name);
            return await(opened.future());
        }
    }

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final LabCa ca = LabCa.create("Test CA", clock);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, ca);
    private final Map<String, String> servers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    @TempDir
    private Path folder;

    FederationTest() {
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

    private static ImpConfig.Federating config(String secret, boolean external) {
        return new ImpConfig.Federating(secret, external, Optional.empty(), Map.of());
    }

    private static Element message(String from, String to, String text) {
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

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private boolean sees(String node, String words) {
        return history.await(0, PATIENCE, event -> {
                    String line = event.node() + " " + event.kind() + " " + event.text();
                    return line.startsWith(node) && line.contains(words);
                })
                .isPresent();
    }

    private static String body(Element message) {
        return message.child("body").orElseThrow().text();
    }

    @AfterEach
    void nothingIsLeft() {
        nodes.forEach(node -> await(node.stop("end of test")));
        await(wire.close());
        clock.close();
        assertThat(history.events())
                .filteredOn(event -> event.kind() == Event.Kind.HANDLER_FAILED)
                .isEmpty();
    }

    @Test
    void certificatesProveDomainsBothWaysAndEachStreamCarriesOneWay() throws InterruptedException {
        Domain a = new Domain("a.test", 11, config("a", true));
        Domain b = new Domain("b.test", 12, config("b", true));
        a.says("bo@b.test", "one");
        a.says("bo@b.test", "two");
        Element first = next(b.arrived);
        assertThat(first).isEqualTo(message("ada@a.test/desk", "bo@b.test", "one"));
        assertThat(body(next(b.arrived))).isEqualTo("two");
        assertThat(sees("cup.b.test", "auth EXTERNAL")).isTrue();
        b.says("ada@a.test", "back");
        assertThat(body(next(a.arrived))).isEqualTo("back");
        assertThat(sees("cup.a.test", "auth EXTERNAL")).isTrue();
    }

    @Test
    void withoutCertificatesTheDomainIsAskedWhetherTheKeyIsItsOwn() throws InterruptedException {
        Domain a = new Domain("a.test", 11, config("a", false));
        Domain b = new Domain("b.test", 12, config("b", true));
        a.says("bo@b.test", "hello");
        assertThat(body(next(b.arrived))).isEqualTo("hello");
        assertThat(sees("cup.b.test", "dialback result from=a.test")).isTrue();
        assertThat(sees("cup.a.test", "dialback verify from=b.test")).isTrue();
    }

    @Test
    void aKeyThatTheDomainDidNotMakeProvesNothing() throws InterruptedException {
        Domain a = new Domain("a.test", 11, config("a", false));
        Domain b = new Domain("b.test", 12, config("b", true));
        Domain liar = new Domain("liar.test", 13, config("a guess", false));
        Function<String, Element> claim = id -> Element.build(Namespaces.DIALBACK, "result")
                .attribute("from", "a.test")
                .attribute("to", "b.test")
                .text(new DialbackKeys("a guess").of("b.test", "a.test", id))
                .done();
        PeerProof forged = new PeerProof(false, Optional.of(claim));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> liar.opens(b, new Route("a.test", "b.test"), forged, new LinkedBlockingQueue<>())))
                .hasStackTraceContaining("does not believe the domain: invalid");
        assertThat(sees("cup.b.test", "stream error not-authorized")).isTrue();
        a.says("bo@b.test", "the real one");
        assertThat(body(next(b.arrived))).isEqualTo("the real one");
    }

    @Test
    void aCertificateOfOneDomainIsNotThatOfAnother() throws InterruptedException {
        Domain a = new Domain("a.test", 11, config("a", true));
        Domain b = new Domain("b.test", 12, config("b", true));
        Domain liar = new Domain("liar.test", 13, config("l", true));
        // EXTERNAL is not even offered to it, and it has nothing else to show.
        ClientStream stream = liar.opens(
                b, new Route("a.test", "b.test"), new PeerProof(true, Optional.empty()), new LinkedBlockingQueue<>());
        stream.send(message("ada@a.test/desk", "bo@b.test", "forged").moved(Namespaces.CLIENT, Namespaces.SERVER));
        assertThat(sees("cup.b.test", "stream error not-authorized")).isTrue();
        // Nor may it speak for others once it has proven itself.
        ClientStream own = liar.opens(
                b,
                new Route("liar.test", "b.test"),
                new PeerProof(true, Optional.empty()),
                new LinkedBlockingQueue<>());
        own.send(message("ada@a.test/desk", "bo@b.test", "forged").moved(Namespaces.CLIENT, Namespaces.SERVER));
        assertThat(sees("cup.b.test", "stream error invalid-from")).isTrue();
        a.says("bo@b.test", "mine");
        assertThat(body(next(b.arrived))).isEqualTo("mine");
        assertThat(b.arrived).isEmpty();
    }

    @Test
    void whatCannotBeDeliveredComesBackWithTheReason() throws InterruptedException {
        Domain a = new Domain("a.test", 11, config("a", true));
        servers.put("down.test", NET + "99");
        a.says("x@nowhere.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@nowhere.test remote-server-not-found");
        a.says("x@down.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@down.test remote-server-timeout");
        servers.put("up.test", NET + "14");
        a.says("x@up.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@up.test remote-server-timeout");
        Domain up = new Domain("up.test", 14, config("u", true));
        a.says("x@up.test", "now");
        assertThat(body(next(up.arrived))).isEqualTo("now");
    }

    @Test
    void aDomainThatIsNotTalkedToGetsNothingAndSaysNothing() throws InterruptedException {
        Domain a = new Domain("a.test", 11, config("a", true));
        Domain shy = new Domain(
                "shy.test", 12, new ImpConfig.Federating("s", true, Optional.of(List.of("b.test")), Map.of()));
        shy.says("x@a.test", "?");
        assertThat(next(shy.returned)).isEqualTo("x@a.test remote-server-not-found");
        a.says("x@shy.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@shy.test remote-server-timeout");
        assertThat(sees("cup.shy.test", "stream error policy-violation")).isTrue();
        Domain b = new Domain("b.test", 13, config("b", true));
        b.says("x@shy.test", "hello");
        assertThat(body(next(shy.arrived))).isEqualTo("hello");
    }

    @Test
    void whatWaitsForAStreamIsBounded() throws InterruptedException {
        Domain a = new Domain("a.test", 11, config("a", true));
        Element message = message("ada@a.test/desk", "x@nowhere.test", "?");
        a.agenda.run(() -> {
            for (int i = 0; i < PeerOutlet.WAITING_MAX + 1; i++) {
                a.federation.send(message);
            }
        });
        assertThat(next(a.returned)).isEqualTo("x@nowhere.test resource-constraint");
        for (int i = 0; i < PeerOutlet.WAITING_MAX; i++) {
            assertThat(next(a.returned)).isEqualTo("x@nowhere.test remote-server-not-found");
        }
    }

    @Test
    void aFloodOfDialbackEndsTheStreamThatBringsIt() throws InterruptedException {
        Domain b = new Domain("b.test", 12, config("b", true));
        Domain flood = new Domain("flood.test", 13, config("f", false));
        BlockingQueue<Element> heard = new LinkedBlockingQueue<>();
        ClientStream stream = flood.opens(b, new Route("flood.test", "b.test"), PeerProof.NONE, heard);
        Element verify = Element.build(Namespaces.DIALBACK, "verify")
                .attribute("from", "flood.test")
                .attribute("to", "b.test")
                .attribute("id", "1")
                .text("guess")
                .done();
        for (int i = 0; i < PeerInlet.DIALBACKS_MAX + 1; i++) {
            stream.send(verify);
        }
        for (int i = 0; i < PeerInlet.DIALBACKS_MAX; i++) {
            assertThat(next(heard).attribute("type", "")).isEqualTo("invalid");
        }
        assertThat(sees("cup.b.test", "stream error policy-violation")).isTrue();
        b.says("x@flood.test", "still here");
        assertThat(body(next(flood.arrived))).isEqualTo("still here");
    }

    @Test
    void opensslFindsTheDomainsCertificateBehindStarttls() throws Exception {
        Domain b = new Domain("b.test", 12, config("b", true));
        Path pem = folder.resolve("ca.pem");
        Files.writeString(pem, ca.pem(), StandardCharsets.US_ASCII);
        Endpoint at = wire.plan().actual(Transport.TCP, new Endpoint(b.address, S2S_PORT));
        Tool.Said said = Tool.named("openssl")
                .run(List.of(
                        "s_client",
                        "-starttls",
                        "xmpp-server",
                        "-xmpphost",
                        "b.test",
                        "-verify_hostname",
                        "b.test",
                        "-verify_return_error",
                        "-CAfile",
                        pem.toString(),
                        "-connect",
                        at.address() + ":" + at.port()));
        assertThat(said.text()).contains("Verify return code: 0 (ok)");
    }
}
