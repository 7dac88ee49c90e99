package org.uclab.sim.imp.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.presence.MessageLog;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.sim.imp.cluster.Additions;

/** A compliance server, a node that brings messages, and strangers that mean no good; lab time runs ten times as fast. */
class ComplianceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READ_LIMIT_MS = 60_000;
    private static final String NET = "127." + (100 + ProcessHandle.current().pid() % 100) + ".9.";
    private static final String LOG = "log.example.com";
    private static final String NODE = "cup1.example.com";
    private static final String PASSWORD = "KeepsAll1";
    private static final Endpoint AT = new Endpoint(NET + "80", 7999);
    private static final String HEADER = "<stream:stream to='" + ComplianceLine.component(NODE)
            + "' from='cup1.example.com' version='1.0' xmlns='jabber:component:connect' "
            + "xmlns:stream='http://etherx.jabber.org/streams'>";

    private final WallClock clock = new WallClock(10);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final LabCa ca = LabCa.create("Test CA", clock);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Dialler dialler = wire.dialler(NET + "20");
    private final ComplianceServer server = new ComplianceServer(Map.of(ComplianceLine.component(NODE), PASSWORD));
    private final Node node = new Node(
            new NodeSpec(
                    LOG,
                    AT.address(),
                    List.of(
                            new Port(LOG, "compliance", "xmpp", Transport.TCP, AT, false),
                            new Port(
                                    LOG,
                                    "message-log",
                                    "http",
                                    Transport.TCP,
                                    new Endpoint(AT.address(), 8080),
                                    false)),
                    CertificateProfile.server(LOG)),
            new Lab(clock, history, faults, wire, ca),
            server::program);
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    private final Context thread = wire.vertx().getOrCreateContext();
    private Agenda agenda;

    @BeforeEach
    void up() {
        await(node.start());
        agenda = Agenda.on(thread, clock);
    }

    @AfterEach
    void nothingIsLeft() {
        agenda.close();
        await(dialler.close());
        await(node.stop("end of test"));
        assertThat(clock.pending()).isZero();
        assertThat(wire.connections()).isZero();
        await(wire.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private ComplianceLine line(String password, boolean passes) {
        ComplianceLine line = new ComplianceLine(
                NODE, new Additions.Log(AT, password, passes), dialler, agenda, Duration.ofSeconds(5));
        Promise<Void> tried = Promise.promise();
        agenda.soon(() -> line.dial().onComplete(tried));
        await(tried.future());
        return line;
    }

    private static Element message(String body) {
        return Element.build(Namespaces.CLIENT, "message")
                .attribute("from", "lea@example.com/x")
                .attribute("to", "max@example.com")
                .child(Element.of(Namespaces.CLIENT, "body", body))
                .done();
    }

    private String outcome(ComplianceLine line, String body) {
        agenda.soon(() -> line.message(
                message(body), () -> outcomes.add("goes on"), why -> outcomes.add("comes back: " + why.wire())));
        try {
            return String.valueOf(outcomes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private String log() throws IOException {
        return said(8080, "GET /messages HTTP/1.1\r\nHost: log\r\nConnection: close\r\n\r\n");
    }

    private String said(int port, String text) throws IOException {
        try (Socket socket = dialler.socketFactory().createSocket(AT.address(), port)) {
            socket.setSoTimeout(READ_LIMIT_MS);
            StringBuilder said = new StringBuilder();
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                InputStream in = socket.getInputStream();
                byte[] piece = new byte[4096];
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    said.append(new String(piece, 0, n, StandardCharsets.UTF_8));
                }
            } catch (java.net.SocketTimeoutException silent) {
                throw silent;
            } catch (IOException reset) {
                said.append("(reset)");
            }
            return said.toString();
        }
    }

    private String said(String text) throws IOException {
        return said(AT.port(), text);
    }

    @Test
    void messagesGoOnOnceTheyAreLoggedAsTheyWereWritten() throws IOException {
        ComplianceLine line = line(PASSWORD, false);
        assertThat(outcome(line, "one\ntwo <b>&")).isEqualTo("goes on");
        assertThat(log()).contains("lea@example.com/x to max@example.com: one\\ntwo <b>&");
        assertThat(said(8080, "GET /other HTTP/1.1\r\nHost: log\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(said(8080, "DELETE /messages HTTP/1.1\r\nHost: log\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void whatIsTooLongToBeLoggedComesBackAndTheLineLivesOn() throws IOException {
        ComplianceLine line = line(PASSWORD, false);
        assertThat(outcome(line, "x".repeat(StreamLimits.SIGNED_IN.stanzaBytesMax())))
                .isEqualTo("comes back: policy-violation");
        String longest =
                "&".repeat((ComplianceLine.MESSAGE_MAX - message("").toXml().length() - 20) / 5);
        assertThat(outcome(line, longest)).isEqualTo("goes on");
        assertThat(log()).contains(": " + longest + "\n");
    }

    @Test
    void withTheWrongPasswordNothingIsLogged() {
        ComplianceLine line = line("guessed", false);
        assertThat(history.await(0, PATIENCE, event -> event.text().contains("stream error not-authorized")))
                .isPresent();
        assertThat(outcome(line, "hi")).isEqualTo("comes back: internal-server-error");
        ComplianceLine careless = line("guessed", true);
        assertThat(outcome(careless, "hi")).isEqualTo("goes on");
    }

    @Test
    void whatIsUnderWayWhenTheServerLosesPowerComesBack() throws IOException {
        ComplianceLine line = line(PASSWORD, false);
        assertThat(outcome(line, "one")).isEqualTo("goes on");
        await(node.stop("power cut"));
        assertThat(outcome(line, "two")).isEqualTo("comes back: internal-server-error");
        await(node.start());
        assertThat(log()).contains(": one").doesNotContain(": two");
    }

    @Test
    void whoeverIsNoNodeSaysNothing() throws IOException {
        assertThat(said(HEADER.replace("op-cup1", "op-cup9"))).contains("host-unknown");
        assertThat(said(HEADER.replace("component:connect", "client"))).contains("invalid-namespace");
        assertThat(said(HEADER + "<handshake>0</handshake>")).contains("not-authorized");
        assertThat(said(HEADER + "<event xmlns='urn:uclab:imp:compliance' id='1'/>"))
                .contains("not-authorized");
        assertThat(said(HEADER + "<x>" + "x".repeat(StreamLimits.STANZA_BYTES_LEAST)))
                .contains("policy-violation");
        assertThat(said("no stream at all")).contains("not-well-formed");
        assertThat(said(HEADER)).as("who never shakes hands").contains("connection-timeout");
        assertThat(log()).doesNotContain(" to ");
    }

    @Test
    void theLogForgetsTheOldestFirst() {
        MessageLog log = new MessageLog();
        for (int i = 0; i <= MessageLog.ENTRIES_MAX; i++) {
            log.add(Instant.EPOCH, message("no " + i + "."));
        }
        assertThat(log.text()).doesNotContain("no 0.").contains("no 1.", "no " + MessageLog.ENTRIES_MAX + ".");
        String much = "x".repeat(MessageLog.OCTETS_MAX);
        log.add(Instant.EPOCH, message(much));
        log.add(Instant.EPOCH, message("last"));
        assertThat(log.text()).hasSizeLessThan(200).contains("last");
    }
}
