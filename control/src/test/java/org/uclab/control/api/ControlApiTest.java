package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.FaultVerbs;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.control.verb.Refused;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.tool.Tool;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlApiTest {

    private Bench bench;
    private LiveLab lab;
    private ControlApi<LiveLab> api;
    private ControlClient client;
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

    @BeforeEach
    void start() throws WorldException {
        bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard());
        lab = new LiveLab(bench, () -> stopped.complete(true));
        api = ControlApi.start(
                bench.wire(),
                new Endpoint("127.0.0.1", 0),
                lab,
                Verbs::all,
                bench.history().recorder("control")::failed);
        client = ControlClient.at(api.url(), api.token());
    }

    @AfterEach
    void end() {
        api.close();
        lab.close();
        bench.close();
    }

    private int port() {
        return URI.create(api.url()).getPort();
    }

    /** As the bytes are, to the end of the connection. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String host, String... headers) {
        String more = String.join("\r\n", headers);
        return "GET /api/v1/lab HTTP/1.1\r\nHost: " + host + "\r\n" + (more.isEmpty() ? "" : more + "\r\n")
                + "Connection: close\r\n\r\n";
    }

    @Test
    void onlyWhoKnowsTheTokenAndMeansUsIsHeard() throws IOException {
        String ours = "127.0.0.1:" + port();
        String token = "Authorization: Bearer " + api.token();
        assertThat(raw(get(ours, token))).startsWith("HTTP/1.1 200");
        assertThat(raw(get("localhost:" + port(), token))).startsWith("HTTP/1.1 200");
        assertThat(raw(get(ours, token, "Origin: http://" + ours))).startsWith("HTTP/1.1 200");
        assertThat(raw(get(ours))).startsWith("HTTP/1.1 401").containsIgnoringCase("WWW-Authenticate: Bearer");
        assertThat(raw(get(ours, "Authorization: Bearer " + api.token() + "x"))).startsWith("HTTP/1.1 401");
        assertThat(raw(get(ours, "Authorization: Basic " + api.token()))).startsWith("HTTP/1.1 401");
        assertThat(raw(get(ours, token, token))).startsWith("HTTP/1.1 401");
        assertThat(raw(get("lab.attacker.example:" + port(), token)))
                .as("a name that was rebound")
                .startsWith("HTTP/1.1 421");
        assertThat(raw(get(ours, token, "Host: " + ours))).doesNotStartWith("HTTP/1.1 200");
        assertThat(raw(get(ours, token, "Origin: http://attacker.example"))).startsWith("HTTP/1.1 403");
        assertThat(raw(get(ours, token, "Origin: null"))).startsWith("HTTP/1.1 403");
        assertThat(raw(get(ours, token, "Sec-Fetch-Site: cross-site"))).startsWith("HTTP/1.1 403");
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ControlApi.start(bench.wire(), new Endpoint("0.0.0.0", 0), lab, Verbs::all, mistake -> {}))
                .withMessageContaining("loopback");
    }

    @Test
    void bodiesThatAreNoneOrTooLargeAreToldAndTheLabLives() throws IOException {
        Caller caller = new Caller(api.url(), api.token());
        assertThat(caller.post("/faults", "{").status()).isEqualTo(400);
        assertThat(caller.post("/faults", "[]").status()).isEqualTo(400);
        assertThat(caller.post("/faults", "null").status()).isEqualTo(400);
        assertThat(caller.post("/faults", "{\"fault\":\"silent\",\"fault\":\"reset\",\"host\":\"cimp-pub\"}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/faults", "{\"fault\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.call("POST", "/faults", "{}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(caller.post("/faults?fault=silent", "{}").status()).isEqualTo(400);
        assertThat(caller.get("/history?limit=1&limit=2").status()).isEqualTo(400);
        assertThat(raw("GET /api/v1/clients/%zz HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nAuthorization: Bearer "
                        + api.token() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        String head = "POST /api/v1/faults HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nAuthorization: Bearer "
                + api.token() + "\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n";
        assertThat(raw(head + "x".repeat(1_100_000))).startsWith("HTTP/1.1 413").contains("urn:uclab:too-large");
        String twoLengths = head.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(raw(twoLengths + "0\r\n\r\n")).startsWith("HTTP/1.1 400").contains("urn:uclab:unreadable");
        assertThat(client.perform(LabVerbs.SHOW).world()).isEqualTo("uclab");
        assertThat(bench.faults().armed()).isEmpty();
    }

    @Test
    void aFaultBitesTheFirstRequestThatBeginsAfterItWasAnsweredAndNoneOnceItIsHealed() {
        client.perform(ClientVerbs.LAUNCH, ClientVerbs.USER, "mac.donald", ClientVerbs.FROM, "inside");
        var fault = client.perform(
                FaultVerbs.ADD,
                FaultVerbs.FAULT,
                "certificate expired",
                FaultVerbs.AT_HOST,
                "uclabcucm-pub",
                FaultVerbs.AT_SERVICE,
                "uds");
        assertThat(fault.fired()).isZero();
        ClientView failing = client.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, "mac.donald");
        assertThat(client.perform(FaultVerbs.LIST).get(0).fired()).isPositive();
        assertThat(failing.decisions().toString()).contains("refused EXPIRED");
        long fired = client.perform(FaultVerbs.HEAL, FaultVerbs.ID, fault.id()).fired();
        client.perform(ClientVerbs.SIGN_OUT, ClientVerbs.CLIENT, "mac.donald");
        ClientView well = client.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, "mac.donald");
        assertThat(well.state()).isEqualTo("signed-in");
        assertThat(bench.history().events().stream().filter(event -> event.kind() == Event.Kind.FAULT_FIRED))
                .hasSize((int) fired);
        assertThatThrownBy(() -> client.perform(FaultVerbs.HEAL, FaultVerbs.ID, fault.id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not any more");
    }

    @Test
    void aFaultThatDoesNotFitIsToldWithThoseThatDo() {
        assertThatThrownBy(() -> client.perform(
                        FaultVerbs.ADD,
                        FaultVerbs.FAULT,
                        "dns-lame",
                        FaultVerbs.AT_HOST,
                        "uclabcucm-pub",
                        FaultVerbs.AT_SERVICE,
                        "uds"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Refused.Why.UNFIT);
                    assertThat(refused.known())
                            .contains("http-status CODE", "certificate DEFECT")
                            .doesNotContain("dns-lame", "power-cut", "ldap-malformed");
                });
        assertThat(bench.faults().armed()).isEmpty();
    }

    @Test
    void whoPowersOffTwiceMeansItOnceAndAPausedHostIsNotOff() {
        assertThat(client.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-sub").state())
                .isEqualTo("off");
        assertThat(client.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-sub").state())
                .isEqualTo("off");
        assertThat(bench.faults().armed()).hasSize(1);
        assertThat(client.perform(LabVerbs.POWER_ON, LabVerbs.HOST, "cimp-sub").state())
                .isEqualTo("running");
        assertThat(client.perform(LabVerbs.PAUSE, LabVerbs.HOST, "cimp-sub").state())
                .isEqualTo("paused");
        assertThat(client.perform(LabVerbs.RESUME, LabVerbs.HOST, "cimp-sub").state())
                .isEqualTo("running");
        assertThat(client.perform(LabVerbs.STOP_SERVICE, LabVerbs.HOST, "cimp-sub", LabVerbs.SERVICE, "soap")
                        .services())
                .anyMatch(service -> service.name().equals("soap") && service.stopped());
    }

    @Test
    void aStreamGoesOnAfterTheEventThatItsReaderKnows() {
        long first = bench.history().last() - 3;
        List<Long> seen = new ArrayList<>();
        client.follow(HistoryVerbs.FOLLOW, Map.of("from", first), line -> {
            seen.add(seq(line));
            return seen.size() < 4;
        });
        assertThat(seen).containsExactly(first, first + 1, first + 2, first + 3);
        List<Long> later = new ArrayList<>();
        CompletableFuture<String> why = CompletableFuture.supplyAsync(
                () -> client.follow(HistoryVerbs.FOLLOW, Map.of("from", first, "kind", "fault-armed"), line -> {
                    later.add(seq(line));
                    return false;
                }));
        client.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-sub");
        assertThat(why.join()).isEmpty();
        assertThat(later).hasSize(1).allMatch(seq -> seq > first + 3);
    }

    private static long seq(String line) {
        return ((Number) ((Map<?, ?>) ControlClient.value(line)).get("seq")).longValue();
    }

    @Test
    void readersThatNeverReadHoldUpNeitherTheLabNorTheOthers() throws Exception {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(4_096);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
                socket.getOutputStream().write(stream().getBytes(StandardCharsets.ISO_8859_1));
                deaf.add(socket);
            }
            List<CompletableFuture<Boolean>> reading = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                reading.add(CompletableFuture.supplyAsync(this::readsTheLast, task -> new Thread(task).start()));
            }
            var recorder = bench.history().recorder("somebody");
            for (int i = 0; i < 20_000; i++) {
                recorder.nodeStopped("event " + i + " " + "x".repeat(200));
            }
            recorder.nodeStopped("the last");
            for (CompletableFuture<Boolean> one : reading) {
                assertThat(one.get(100, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(client.perform(LabVerbs.SHOW).events()).isGreaterThan(20_000);
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    private String stream() {
        return "GET /api/v1/history/stream?from=1 HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nAuthorization: Bearer "
                + api.token() + "\r\n\r\n";
    }

    /** Comes again where it was cut off, as readers of such streams do. */
    private boolean readsTheLast() {
        long[] known = {0};
        boolean[] last = {false};
        while (!last[0]) {
            client.follow(HistoryVerbs.FOLLOW, Map.of("from", known[0] + 1), line -> {
                known[0] = seq(line);
                last[0] = line.contains("the last");
                return !last[0];
            });
        }
        return true;
    }

    @Test
    void aReaderThatIsTooSlowIsToldAndCutOff() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(stream().getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1_024);
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            for (String line = ""; !line.startsWith("data: "); ) {
                line = lines.readLine();
            }
            var recorder = bench.history().recorder("somebody");
            String cut = "";
            for (int i = 0; i < 60_000; i++) {
                recorder.nodeStopped("x".repeat(300));
            }
            for (String line = lines.readLine();
                    line != null && !line.startsWith(": here"); // a sign of life: it was not cut off
                    line = lines.readLine()) {
                if (line.equals("event: cut-off")) {
                    cut = lines.readLine();
                }
            }
            assertThat(cut).contains("you read too slowly");
        }
    }

    @Test
    void aLabThatEndsTellsItsReadersAndAnswersTheCallThatEndedIt() throws Exception {
        CompletableFuture<Boolean> reads = new CompletableFuture<>();
        CompletableFuture<String> why = CompletableFuture.supplyAsync(() ->
                client.follow(HistoryVerbs.FOLLOW, Map.of("from", 1), line -> reads.complete(true) || reads.isDone()));
        assertThat(reads.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(client.perform(LabVerbs.DOWN).world()).isEqualTo("uclab");
        assertThat(stopped.get(60, TimeUnit.SECONDS)).isTrue();
        bench.history().recorder("somebody").nodeStopped("something to be read");
        api.close();
        assertThat(why.get(20, TimeUnit.SECONDS)).isIn("the lab has ended", "the lab is gone");
        assertThatThrownBy(() -> client.perform(LabVerbs.SHOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("remedy");
    }

    @Test
    void aCallThatWaitsWhenTheLabEndsIsToldSo() throws Exception {
        bench.pace().hold();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread waits = new Thread(() -> {
            try {
                client.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, 10.0);
                end.complete(new AssertionError("time was held"));
            } catch (Refused refused) {
                end.complete(refused);
            }
        });
        int timers = bench.clock().pending();
        waits.start();
        while (bench.clock().pending() <= timers) {
            Thread.onSpinWait();
        }
        api.close();
        assertThat(end.get(60, TimeUnit.SECONDS))
                .isInstanceOf(Refused.class)
                .hasMessageMatching("(?s).*(the lab is ending|the lab ended in mid-call|no lab answers).*");
        waits.join();
    }

    @Test
    void figuresAreInTheFormatOfPrometheusAndOnlyGrow() {
        String before = client.perform(HistoryVerbs.METRICS);
        client.perform(ClientVerbs.LAUNCH, ClientVerbs.USER, "mac.donald", ClientVerbs.FROM, "inside");
        client.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, "mac.donald");
        String after = client.perform(HistoryVerbs.METRICS);
        assertThat(figure(after, "uclab_messages_total{protocol=\"HTTP\"}")).isPositive();
        assertThat(figure(after, "uclab_events_total")).isGreaterThan(figure(before, "uclab_events_total"));
        assertThat(after.lines()).allMatch(line -> line.matches("# (HELP|TYPE) .+|[a-z_]+(\\{[^}]*\\})? [0-9.]+"));
    }

    private static double figure(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void curlCommandsIt() {
        var said = Tool.named("curl")
                .run(
                        "-s",
                        "-H",
                        "Authorization: Bearer " + api.token(),
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        "{\"user\":\"mac.donald\",\"from\":\"outside\"}",
                        api.url() + "/clients");
        assertThat(said.text()).contains("\"zone\":\"outside\"").contains("\"state\":\"signed-out\"");
    }
}
