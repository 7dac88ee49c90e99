package org.uclab.shell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.fault.NodeFault;
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
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpGate;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.lab.wire.WireException;

class NodeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String HOST = "web.example.com";
    private static final Endpoint AT = new Endpoint("127.202.1.10", 18443);
    private static final Where WEB = Where.port(HOST, "web");

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, LabCa.create("node test", clock));
    private final AtomicInteger powerUps = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final Node node = new Node(
            new NodeSpec(
                    HOST,
                    AT.address(),
                    List.of(new Port(HOST, "web", "https", Transport.TCP, AT, true)),
                    CertificateProfile.server(HOST)),
            lab,
            Greeter::new);
    private final Dialler dialler = wire.dialler("127.202.1.100");
    private final HttpDialler http =
            dialler.http(new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(new PeerTrust(lab.ca()))));

    private final class Greeter implements Program {

        private final int powerUp = powerUps.incrementAndGet();

        @Override
        public Future<?> start(NodeContext context) {
            return HttpServing.serve(context, "web", (question, now) -> switch (counted(question)) {
                case "/broken" -> throw new IllegalStateException("a mistake of ours");
                case "/echo" ->
                    Future.succeededFuture(HttpAnswer.of(
                            200,
                            "text/plain",
                            question.basic().map(HttpQuestion.Credentials::user).orElse("nobody")));
                default -> Future.succeededFuture(HttpAnswer.of(200, "text/plain", "power-up " + powerUp));
            });
        }
    }

    private String counted(HttpQuestion question) {
        asked.incrementAndGet();
        return question.path();
    }

    @BeforeEach
    void start() {
        get(node.start());
    }

    @AfterEach
    void stop() {
        get(node.stop("test ends"));
        get(wire.close());
        clock.close();
    }

    @Test
    void servesRecordsAndMasksCredentials() {
        assertThat(ask("/echo", "Authorization", "Basic bWFjOnNlY3JldA==").text())
                .isEqualTo("mac");
        assertThat(history.events())
                .anySatisfy(event -> assertThat(event.text()).isEqualTo("HTTP GET /echo"));
        assertThat(history.events().stream().flatMap(event -> event.message().stream()))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.detail()).doesNotContain("bWFjOnNlY3JldA"));
    }

    @Test
    void messagesKnowTheWayTheyWent() {
        ask("/one");
        ask("/two");
        List<Hop> ways = history.events().stream()
                .flatMap(event -> event.way().stream())
                .distinct()
                .toList();
        assertThat(ways).as("one connection, kept").hasSize(1);
        assertThat(ways.get(0)).satisfies(way -> {
            assertThat(way.over()).isEqualTo(Hop.Over.TCP);
            assertThat(way.local()).isEqualTo(AT.toString());
            assertThat(way.connection()).isPositive();
            assertThat(way.tls()).isTrue();
        });
        assertThat(history.events().stream().flatMap(event -> event.message().stream()))
                .hasSize(4)
                .allSatisfy(message -> assertThat(message.exchange()).isPositive());
    }

    @Test
    void aPowerCutResetsConnectionsAndAPowerUpStartsAfresh() {
        assertThat(ask("/").text()).isEqualTo("power-up 1");
        get(node.stop("power cut"));
        // A kept connection may learn of its reset only when it is used, and one that is just begun is cut in its
        // handshake.
        assertThat(failure("/")).isIn(WireException.Way.REFUSED, WireException.Way.CLOSED, WireException.Way.TLS);
        assertThat(failure("/")).isEqualTo(WireException.Way.REFUSED);
        assertThat(node.state()).isEqualTo(Node.State.OFF);
        get(node.start());
        assertThat(ask("/").text()).isEqualTo("power-up 2");
    }

    @Test
    void aFrozenNodeSaysNothingAndThaws() {
        ArmedFault pause = faults.arm(new NodeFault.Pause(), Where.host(HOST), Trigger.always());
        get(pause.held());
        assertThat(failureWithin("/", Duration.ofMillis(200))).isEqualTo(WireException.Way.TIMED_OUT);
        get(faults.heal(pause));
        assertThat(ask("/").status()).isEqualTo(200);
    }

    @Test
    void answerFaultsBiteAndHeal() {
        var status = faults.arm(new HttpFault.Status(503), WEB, Trigger.where("path", "/echo"));
        assertThat(ask("/echo").status()).isEqualTo(503);
        assertThat(ask("/").status()).isEqualTo(200);
        faults.heal(status);
        assertThat(ask("/echo").status()).isEqualTo(200);
        faults.arm(new HttpFault.Malformed(), WEB, Trigger.nth(1));
        assertThat(ask("/").text()).isEqualTo("power");
        faults.arm(new HttpFault.Slow(Duration.ofMillis(150)), WEB, Trigger.nth(1));
        var before = clock.now();
        assertThat(ask("/").status()).isEqualTo(200);
        assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        faults.arm(new HttpFault.NoReply(), WEB, Trigger.nth(1));
        assertThat(failureWithin("/", Duration.ofMillis(200))).isEqualTo(WireException.Way.TIMED_OUT);
    }

    @Test
    void aRefusedRequestIsNotDoneAndALostAnswerIsUnlessOneSaysOtherwise() {
        assertThat(done("http-status 500")).isZero();
        assertThat(done("http-login-page")).isZero();
        assertThat(done("http-status 500 once it is done")).isEqualTo(1);
        assertThat(done("http-malformed")).isEqualTo(1);
        assertThat(done("http-no-reply")).isEqualTo(1);
        assertThat(done("http-no-reply before it is done")).isZero();
    }

    /** How often the service was asked by a request that this fault bit. */
    private int done(String fault) {
        int before = asked.get();
        var armed = faults.arm(FaultCatalogue.with(HttpFault.FORMS).parse(fault), WEB, Trigger.first(1));
        assertThat(armed.text()).startsWith(fault + " at web of");
        if (fault.startsWith("http-no-reply")) {
            assertThat(failureWithin("/", Duration.ofMillis(200))).isEqualTo(WireException.Way.TIMED_OUT);
        } else {
            ask("/");
        }
        assertThat(armed.fired()).isEqualTo(1);
        faults.heal(armed);
        return asked.get() - before;
    }

    @Test
    void faultsOnOneAnswerComposeInTheirOrder() {
        FaultCatalogue catalogue = FaultCatalogue.with(HttpFault.FORMS);
        for (String fault : List.of(
                "http-malformed",
                "http-slow 100ms",
                "http-content-type text/html",
                "http-slow 50ms",
                "http-status 503")) {
            faults.arm(catalogue.parse(fault), WEB, Trigger.always());
        }
        var before = clock.now();
        HttpReply refused = ask("/");
        assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(refused.status())
                .as("what comes before acts first, whenever it was armed")
                .isEqualTo(503);
        assertThat(refused.headers().all("Content-Type")).containsExactly("text/html");
        assertThat(asked).hasValue(0);
        faults.arm(catalogue.parse("http-no-reply"), WEB, Trigger.first(1));
        faults.arm(catalogue.parse("http-login-page once it is done"), WEB, Trigger.always());
        assertThat(failureWithin("/", Duration.ofMillis(300)))
                .as("what is lost stays lost")
                .isEqualTo(WireException.Way.TIMED_OUT);
        assertThat(ask("/").text()).contains("j_security_check");
        assertThat(faults.unfired()).isEmpty();
    }

    @Test
    void aBadCertificateIsRefusedByTheVerifyingCaller() {
        faults.arm(new CertificateFault(CertificateDefect.EXPIRED), WEB, Trigger.nth(1));
        assertThat(failure("/")).isEqualTo(WireException.Way.TLS);
        assertThat(ask("/").status()).isEqualTo(200);
    }

    @Test
    void ourOwnMistakesAreRecordedAndAnswered500() {
        assertThat(ask("/broken").status()).isEqualTo(500);
        assertThat(history.events()).anyMatch(event -> event instanceof Event.HandlerFailed);
    }

    @Test
    void tooLargeABodyIsRefusedAndTheListenerLives() {
        HttpCall call = new HttpCall(
                "POST", "https", HOST, AT, "/", HttpFields.none(), new byte[HttpGate.BODY_MAX_BYTES + 1], LIMIT);
        try {
            assertThat(get(http.call(call)).status()).isEqualTo(413);
        } catch (java.util.concurrent.CompletionException cutWhileSending) {
            assertThat(cutWhileSending.getCause()).isInstanceOf(WireException.class);
        }
        assertThat(ask("/").status()).isEqualTo(200);
    }

    @Test
    void garbageNeverStopsTheListener() {
        java.util.Random random = new java.util.Random(4);
        for (int i = 0; i < 50; i++) {
            byte[] garbage = new byte[random.nextInt(2000)];
            random.nextBytes(garbage);
            NetSocket socket = get(dialler.connect(AT, LIMIT));
            socket.exceptionHandler(gone -> {});
            socket.write(io.vertx.core.buffer.Buffer.buffer(garbage));
            socket.close();
        }
        assertThat(ask("/").status()).isEqualTo(200);
    }

    private HttpReply ask(String target, String... headers) {
        return get(http.call(HttpCall.get("https", HOST, AT, target, HttpFields.of(headers), LIMIT)));
    }

    private WireException.Way failure(String target) {
        return failureWithin(target, LIMIT);
    }

    private WireException.Way failureWithin(String target, Duration limit) {
        try {
            HttpReply reply = get(http.call(HttpCall.get("https", HOST, AT, target, HttpFields.none(), limit)));
            throw new AssertionError(new String(reply.body(), StandardCharsets.UTF_8));
        } catch (java.util.concurrent.CompletionException failed) {
            return ((WireException) failed.getCause()).way();
        }
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
