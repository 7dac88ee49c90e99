package org.uclab.sim.webex;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.PeerTrust;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.shell.http.HttpFault;
import org.uclab.tool.Tool;

class WebexCloudTest {

    private static final String HOST = "loginp.webexconnect.com";
    private static final String ADDRESS = "127.65.2.9";
    private static final Endpoint HTTPS = new Endpoint(ADDRESS, 10_443);
    private static final Endpoint HTTP = new Endpoint(ADDRESS, 10_080);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final LabCa ca = LabCa.create("Webex test CA", clock);
    private Wire wire;
    private Node node;
    private Dialler caller;

    @BeforeEach
    void start() {
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        List<Port> ports = List.of(
                new Port(HOST, "cas", "https", Transport.TCP, HTTPS, true),
                new Port(HOST, "cas-http", "http", Transport.TCP, HTTP, false));
        WebexSection.Cloud cloud =
                WebexSection.Cloud.of(List.of(WebexSection.Organisation.plain("example.com", false)));
        node = new Node(
                new NodeSpec(HOST, ADDRESS, ports, CertificateProfile.server(HOST)),
                new Lab(clock, history, faults, wire, ca),
                () -> new CasProgram(TestCloud.of(cloud)));
        await(node.start());
        caller = wire.dialler("127.65.2.50");
    }

    @AfterEach
    void stop() {
        await(caller.close());
        await(node.stop("over"));
        await(wire.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    @Test
    void answersOverHttpAndOverVerifiedHttps() {
        assertThat(body(ask("http", HTTP, "org=uclab.com"))).contains("<errorcode>1</errorcode>");
        assertThat(body(ask("https", HTTPS, "org=example.com"))).contains("<errorcode>7</errorcode>");
    }

    @Test
    void anHttpFaultBitesAndHeals() {
        ArmedFault armed = faults.arm(new HttpFault.Status(500), Where.port(HOST, "cas"), Trigger.always());
        assertThat(ask("http", HTTP, "org=example.com").status()).isEqualTo(200);
        assertThat(armed.fired()).isZero();
        assertThat(ask("https", HTTPS, "org=example.com").status()).isEqualTo(500);
        faults.heal(armed);
        assertThat(ask("https", HTTPS, "org=example.com").status()).isEqualTo(200);
        assertThat(armed.fired()).isEqualTo(1);
    }

    @Test
    void garbageDoesNotStopTheListeners() {
        Random random = new Random(4);
        for (Endpoint port : List.of(HTTP, HTTPS)) {
            for (int i = 0; i < 20; i++) {
                byte[] noise = new byte[1 + random.nextInt(400)];
                random.nextBytes(noise);
                throwAt(port, Buffer.buffer(noise).appendString("\r\n\r\n"));
            }
            throwAt(port, Buffer.buffer("GET /cas/FederatedSSO?org=" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n"));
        }
        assertThat(ask("http", HTTP, "org=example.com").status()).isEqualTo(200);
        assertThat(ask("https", HTTPS, "org=example.com").status()).isEqualTo(200);
    }

    @Test
    void curlVerifiesTheCertificateAndReadsTheVerdict(@TempDir Path folder) throws Exception {
        Path trusted = Files.writeString(folder.resolve("ca.pem"), ca.pem());
        Endpoint actual = wire.plan().actual(Transport.TCP, HTTPS);
        String said = Tool.named("curl")
                .run(
                        "-sS",
                        "--max-time",
                        "10",
                        "--noproxy",
                        "*",
                        "--cacert",
                        trusted.toString(),
                        "--connect-to",
                        HOST + ":443:" + actual,
                        "https://" + HOST + "/cas/FederatedSSO?org=example.com")
                .text();
        assertThat(said).contains("<errorcode>7</errorcode>");
    }

    private HttpReply ask(String scheme, Endpoint server, String query) {
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(new PeerTrust(ca)))
                .setHostnameVerificationAlgorithm("HTTPS");
        return await(caller.http(tls)
                .call(new HttpCall(
                        "GET",
                        scheme,
                        HOST,
                        server,
                        "/cas/FederatedSSO?" + query,
                        HttpFields.none(),
                        new byte[0],
                        LIMIT)));
    }

    /** Sends bytes and hangs up as soon as the other side has said or done anything, or at once if it does nothing. */
    private void throwAt(Endpoint server, Buffer bytes) {
        NetSocket socket = await(caller.connect(server, LIMIT));
        CompletableFuture<Void> gone = new CompletableFuture<>();
        socket.closeHandler(closed -> gone.complete(null));
        socket.exceptionHandler(reset -> {});
        await(socket.write(bytes).transform(done -> socket.close()));
        await(Future.fromCompletionStage(gone));
    }

    private static String body(HttpReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException broken) {
            throw new AssertionError(broken);
        }
    }
}
