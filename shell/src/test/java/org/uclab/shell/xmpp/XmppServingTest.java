package org.uclab.shell.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Hop;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.PeerTrust;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamHost;
import org.uclab.protocol.xmpp.StreamTerms;
import org.uclab.protocol.xmpp.StreamTimes;

/** A server with three ports: one that echoes, one that hands streams on, one that asks for TLS first. */
class XmppServingTest {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long WALL_LIMIT_S = 20;
    private static final double SCALE = 60;
    private static final String HOST = "im.example.com";
    private static final String ADDRESS = "127.203.1.10";
    private static final int ECHO = 15222;
    private static final int CARRIER = 15223;
    private static final int SECURE = 15224;
    private static final StreamTimes TIMES = StreamTimes.negotiated(Duration.ofSeconds(60))
            .withFirstByte(Duration.ofSeconds(15))
            .withIdle(Duration.ofSeconds(20));
    private static final String OPEN =
            StreamHeader.to(Namespaces.CLIENT, "example.com").toXml();

    private final WallClock clock = new WallClock(SCALE);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, LabCa.create("stream test", clock));
    private final Node node = new Node(
            new NodeSpec(
                    HOST,
                    ADDRESS,
                    List.of(port("echo", ECHO), port("carrier", CARRIER), port("secure", SECURE)),
                    CertificateProfile.server(HOST)),
            lab,
            Server::new);
    private final Dialler dialler = wire.dialler("127.203.1.100");
    private final AtomicInteger ended = new AtomicInteger();
    private Agenda agenda;
    private final CompletableFuture<CarriedStream> carried = new CompletableFuture<>();

    private static Port port(String service, int number) {
        return new Port(HOST, service, "xmpp", Transport.TCP, new Endpoint(ADDRESS, number), false);
    }

    private static final StreamHost ANY = new StreamHost() {
        @Override
        public String contentNamespace() {
            return Namespaces.CLIENT;
        }

        @Override
        public StreamHeader answer(StreamHeader heard) {
            return StreamHeader.answer(Namespaces.CLIENT, heard.to(), "", "id", "en");
        }
    };

    private final class Server implements Program {

        @Override
        public Future<?> start(NodeContext context) {
            agenda = Agenda.here(context.clock(), context.recorder()::failed);
            StreamTerms open = StreamTerms.of(ANY, TIMES);
            return Future.all(
                    XmppServing.serve(context, "echo", agenda, stream -> new Echo(stream, open)),
                    XmppServing.serve(context, "carrier", agenda, stream -> new Echo(stream, open.handingOn())),
                    XmppServing.serve(context, "secure", agenda, stream -> new Echo(stream, open.withTls())));
        }

        @Override
        public void stop() {
            agenda.close();
        }
    }

    private final class Echo implements StreamOwner {

        private final ServerStream stream;
        private final StreamTerms terms;

        Echo(ServerStream stream, StreamTerms terms) {
            this.stream = stream;
            this.terms = terms;
        }

        @Override
        public StreamTerms terms() {
            return terms;
        }

        @Override
        public void received(Element element) {
            switch (element.name()) {
                case "mistake" -> throw new IllegalStateException("a mistake of ours");
                case "flood" -> {
                    Element piece = Element.of("urn:x", "piece", "x".repeat(100_000));
                    for (int i = 0; i < 100; i++) {
                        stream.send(piece);
                    }
                }
                case "leave" -> stream.expel(StreamCondition.RESET);
                default -> stream.send(element);
            }
        }

        @Override
        public void carry(StreamHeader header, CarriedStream elsewhere) {
            elsewhere.over("beyond", Hop.between(Hop.Over.TCP, "127.0.0.8:2", "127.0.0.9:1"));
            carried.complete(elsewhere);
        }

        @Override
        public void ended() {
            ended.incrementAndGet();
        }
    }

    /** A peer that speaks in strings. */
    private static final class Peer {

        private final NetSocket socket;
        private final StringBuilder heard = new StringBuilder();
        private final Promise<Void> closed = Promise.promise();
        private Predicate<String> wanted = text -> false;
        private Promise<String> found = Promise.promise();

        Peer(NetSocket socket) {
            this.socket = socket;
            socket.closeHandler(gone -> closed.tryComplete());
            socket.exceptionHandler(reset -> {});
            socket.handler(bytes -> took(bytes.toString(StandardCharsets.UTF_8)));
        }

        private synchronized void took(String text) {
            heard.append(text);
            if (wanted.test(heard.toString())) {
                found.tryComplete(heard.toString());
            }
        }

        /** All that was heard since the start, as soon as it holds that. */
        synchronized Future<String> hears(String text) {
            found = Promise.promise();
            wanted = all -> all.contains(text);
            took("");
            return found.future();
        }

        String says(String text, String answer) {
            Future<String> heardThen = hears(answer);
            socket.write(text);
            return get(heardThen);
        }
    }

    private Peer peer(int port) {
        return get(dialler.connect(new Endpoint(ADDRESS, port), LIMIT).map(Peer::new));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(WALL_LIMIT_S, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private List<Event.HandlerFailed> mistakes() {
        return history.events().stream()
                .filter(Event.HandlerFailed.class::isInstance)
                .map(Event.HandlerFailed.class::cast)
                .toList();
    }

    @BeforeEach
    void up() {
        get(node.start());
    }

    @AfterEach
    void down() {
        get(dialler.close());
        get(node.stop("test ends"));
        assertThat(clock.pending()).as("timers after the power cut").isZero();
        assertThat(wire.connections()).isZero();
        get(wire.close());
        clock.close();
    }

    @Test
    void questionAndAnswerHaveOneExchangeNumberInTheHistory() {
        Peer peer = peer(ECHO);
        peer.says(OPEN, "version='1.0'");
        peer.says("<iq type='get' id='1'/>", "<iq");
        List<Long> numbers = history.events().stream()
                .flatMap(event -> event.message().stream())
                .filter(message -> message.line().startsWith("iq get"))
                .map(message -> message.exchange())
                .toList();
        assertThat(numbers).hasSize(2).doesNotContain(0L);
        assertThat(numbers.get(0)).isEqualTo(numbers.get(1));
        peer.says("</stream:stream>", "</stream:stream>");
        get(peer.closed.future());
        assertThat(ended).hasValue(1);
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void whoeverSaysNothingIsHungUpOnAfterTheTimeForTheFirstByte() {
        Peer peer = peer(ECHO);
        assertThat(get(peer.hears("</stream:stream>"))).contains("connection-timeout");
        get(peer.closed.future());
        assertThat(ended).hasValue(1);
    }

    @Test
    void whoeverFallsSilentOnAnOpenStreamIsHungUpOnAndWhiteSpaceIsNoSilence() {
        Peer silent = peer(ECHO);
        Peer alive = peer(ECHO);
        silent.says(OPEN, "version='1.0'");
        alive.says(OPEN, "version='1.0'");
        long beat = wire.vertx().setPeriodic(500, beats -> alive.socket.write(" "));
        assertThat(get(silent.hears("</stream:stream>"))).contains("connection-timeout");
        wire.vertx().cancelTimer(beat);
        alive.says("<x xmlns='urn:x'/>", "<x");
    }

    @Test
    void aMistakeOfOursIsRecordedAndEndsItsOwnConnectionOnly() {
        Peer other = peer(ECHO);
        other.says(OPEN, "version='1.0'");
        Peer peer = peer(ECHO);
        peer.says(OPEN, "version='1.0'");
        peer.socket.write("<mistake xmlns='urn:x'/>");
        get(peer.closed.future());
        assertThat(mistakes()).hasSize(1).allMatch(event -> event.node().equals(HOST));
        other.says("<x xmlns='urn:x'/>", "<x");
        assertThat(ended).hasValue(1);
    }

    @Test
    void whoeverTakesNothingIsCutOff() {
        Peer peer = peer(ECHO);
        peer.says(OPEN, "version='1.0'");
        peer.socket.write("<flood xmlns='urn:x'/>");
        get(peer.closed.future());
        long sent = history.events().stream()
                .filter(event -> event.text().contains("piece"))
                .count();
        assertThat(sent).isBetween(1L, 99L);
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void theOwnerEndsAStreamFromWithinWhatItReceives() {
        Peer peer = peer(ECHO);
        peer.says(OPEN, "version='1.0'");
        assertThat(peer.says("<leave xmlns='urn:x'/><x xmlns='urn:x'/>", "</stream:stream>"))
                .contains("<reset")
                .doesNotContain("<x");
        get(peer.closed.future());
        assertThat(ended).hasValue(1);
    }

    @Test
    void aFaultBitesAtItsStepAndNotAfterHealing() {
        ArmedFault fault =
                faults.arm(new XmppFault.StreamError("system-shutdown"), Where.port(HOST, "echo"), Trigger.always());
        ArmedFault sasl =
                faults.arm(new XmppFault.SaslFailure("not-authorized"), Where.port(HOST, "echo"), Trigger.always());
        assertThat(peer(ECHO).says(OPEN, "</stream:stream>")).contains("version='1.0'", "system-shutdown");
        assertThat(fault.fired()).isEqualTo(1);
        assertThat(sasl.fired()).as("nobody authenticates here").isZero();
        faults.heal(fault);
        peer(ECHO).says(OPEN, "version='1.0'");
        faults.healAll();
    }

    @Test
    void aStreamThatIsHandedOnPassesUnchangedFromItsFirstByteOn() throws Exception {
        Peer peer = peer(CARRIER);
        String early = "<?xml version='1.0'?>\n" + OPEN.substring(OPEN.indexOf("<stream")) + "<a  b = 'c' />";
        peer.socket.write(early);
        CarriedStream stream = carried.get(WALL_LIMIT_S, TimeUnit.SECONDS);
        CompletableFuture<String> passed = new CompletableFuture<>();
        StringBuilder all = new StringBuilder();
        onLoop(() -> stream.reached(bytes -> {
            all.append(new String(bytes, StandardCharsets.UTF_8));
            if (all.toString().endsWith("late")) {
                passed.complete(all.toString());
            }
        }));
        peer.socket.write("late");
        assertThat(passed.get(WALL_LIMIT_S, TimeUnit.SECONDS)).isEqualTo(early + "late");
        onLoop(() -> stream.write("<other/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(get(peer.hears("<other/>"))).isEqualTo("<other/>");
        onLoop(stream::end);
        get(peer.closed.future());
        assertThat(ended).hasValue(1);
        assertThat(history.events().stream()
                        .filter(event -> event.stamp().port().equals("beyond")))
                .anyMatch(event -> event.text().contains("stream open"));
    }

    private void onLoop(Runnable task) {
        Promise<Void> done = Promise.promise();
        agenda.soon(() -> {
            task.run();
            done.complete();
        });
        get(done.future());
    }

    @Test
    void aStreamThatCannotBeHandedOnIsToldSo() throws Exception {
        Peer peer = peer(CARRIER);
        peer.socket.write(OPEN);
        CarriedStream stream = carried.get(WALL_LIMIT_S, TimeUnit.SECONDS);
        onLoop(() -> stream.broken("nobody there"));
        assertThat(get(peer.hears("</stream:stream>")))
                .contains("version='1.0'", "remote-connection-failed", "nobody there");
        get(peer.closed.future());
        assertThat(ended).hasValue(1);
    }

    @Test
    void whiteSpaceBeforeAHeaderThatMayHaveToBeCarriedHasALimit() {
        Peer peer = peer(CARRIER);
        peer.socket.write(" ".repeat(100_000));
        assertThat(get(peer.hears("</stream:stream>"))).contains("policy-violation");
    }

    @Test
    void theOpeningSideGoesAsFarAsTlsAndVerifiesTheCertificate() {
        assertThat(get(secured(SECURE, HOST, LIMIT)).isSsl()).isTrue();
        assertThatThrownBy(() -> get(secured(SECURE, "other.example.com", LIMIT)))
                .hasMessageContaining("No subject alternative");
        assertThatThrownBy(() -> get(secured(ECHO, HOST, Duration.ofSeconds(10))))
                .hasMessageContaining("no stream in time");
        assertThat(mistakes()).isEmpty();
    }

    private Future<NetSocket> secured(int port, String host, Duration limit) {
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(new PeerTrust(lab.ca())))
                .setHostnameVerificationAlgorithm("HTTPS");
        Agenda own = Agenda.on(wire.vertx().getOrCreateContext(), clock);
        ClientStream.Opening opening =
                new ClientStream.Opening(StreamHeader.to(Namespaces.CLIENT, "example.com"), limit);
        return own.brought(dialler.connect(new Endpoint(ADDRESS, port), LIMIT))
                .compose(socket -> ClientStream.secure(socket, opening, tls, host, own));
    }

    @Test
    void theOpeningSideSpeaksAndNoticesTheLoss() {
        Agenda own = Agenda.on(wire.vertx().getOrCreateContext(), clock);
        Promise<Void> lost = Promise.promise();
        ClientStream.Opening opening =
                new ClientStream.Opening(StreamHeader.to(Namespaces.CLIENT, "example.com"), LIMIT);
        get(own.brought(dialler.connect(new Endpoint(ADDRESS, ECHO), LIMIT))
                        .compose(socket -> ClientStream.open(socket, opening, own, lost::tryComplete)))
                .send(Element.of("urn:x", "leave"));
        get(lost.future());
        assertThat(history.events())
                .anyMatch(event -> event.text().contains("leave"))
                .anyMatch(event -> event.text().contains("stream error reset"));
        assertThat(mistakes()).isEmpty();
    }
}
