package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.tool.Tool;

/** sipp outside: a user agent that is not ours registers and calls through both proxies. */
@Timeout(120)
class EdgeSippTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String EDGE = "xpe1.example.com";
    private static final String CORE = "xpc1.example.com";
    private static final String UCM = "cucm1.example.com";

    @TempDir
    private Path folder;

    private Bench bench;
    private Tool sipp;
    private String own;

    @BeforeEach
    void start() throws WorldException {
        sipp = Tool.named("sipp");
        bench = Bench.start(Worlds.load("edge-calls"), BenchOptions.standard());
        own = bench.guest("outside", 205).from();
    }

    @AfterEach
    void stop() {
        if (bench != null) {
            bench.close();
        }
    }

    private Endpoint at(String service) {
        return bench.node(EDGE).ports().stream()
                .filter(port -> port.service().equals(service))
                .findFirst()
                .map(port -> bench.addressPlan().actual(port.transport(), port.published()))
                .orElseThrow();
    }

    /** C vouches for who has signed in by HTTPS. */
    private void signIn(TlsTunnel tunnel) throws IOException {
        String pair = Base64.getEncoder().encodeToString("nina.open:Nina1234".getBytes(StandardCharsets.UTF_8));
        String domain =
                Base64.getUrlEncoder().withoutPadding().encodeToString("example.com".getBytes(StandardCharsets.UTF_8));
        try (Socket https = tunnel.open(at("edge-https"))) {
            https.getOutputStream()
                    .write(("GET /" + domain + "/get_edge_config?service_name=_cisco-uds HTTP/1.1\r\nHost: " + EDGE
                                    + ":8443\r\nAuthorization: Basic " + pair + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String said = new String(https.getInputStream().readNBytes(15), StandardCharsets.UTF_8);
            assertThat(said).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private void told(String node, String... words) {
        Predicate<Event> all = event -> event.node().equals(node)
                && Stream.of(words).allMatch(word -> event.text().contains(word));
        assertThat(bench.history().await(0, LIMIT, all))
                .as("%s of %s", List.of(words), node)
                .isPresent();
    }

    private void plays(TlsTunnel tunnel, int port, String scenario, String authenticated) throws IOException {
        Path errors = folder.resolve(scenario + ".errors");
        List<String> arguments = new ArrayList<>(List.of(own + ":" + tunnel.port(), "-i", own, "-p", "" + port));
        arguments.addAll(List.of("-nostdin", "-t", "t1", "-aa", "-m", "1", "-timeout", "25", "-timeout_error"));
        arguments.addAll(
                List.of("-sf", PhoneLab.resource(scenario + ".xml", folder).toString()));
        arguments.addAll(List.of("-trace_err", "-error_file", errors.toString()));
        arguments.addAll(List.of("-auth_uri", authenticated, "-au", "nina.open", "-ap", "Nina1234"));
        arguments.addAll(List.of("-key", "line", "7003", "-key", "device", "CSFNINA", "-key", "ucm", UCM));
        arguments.addAll(
                List.of("-key", "edge", EDGE, "-key", "core", bench.node(CORE).address()));
        Tool.Said said = sipp.run(arguments);
        assertThat(said.exit())
                .as("%s %s", said.text(), Files.exists(errors) ? Files.readString(errors) : "")
                .isZero();
    }

    @Test
    void registersCallsAndHangsUp() throws IOException, GeneralSecurityException {
        try (TlsTunnel tunnel = new TlsTunnel(bench.ca(), own, at("edge-sip"), EDGE)) {
            signIn(tunnel);
            int port = PhoneLab.freePort(own);
            plays(tunnel, port, "edge-register", UCM);
            plays(tunnel, port, "edge-call", "9901@" + UCM);
            told(UCM, "to 9901", "over");
            for (String node : List.of(EDGE, CORE)) {
                told(node, "media of", "relayed by 1 streams");
                told(node, "media of", "ports given back", "the call is over");
            }
        }
    }
}
