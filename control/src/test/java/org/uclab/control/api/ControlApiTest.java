package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import org.uclab.tool.Tool;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlApiTest {

    private RunningApi running;
    private Bench bench;
    private ControlApi<LiveLab> api;
    private ControlClient client;

    @BeforeEach
    void start() throws WorldException {
        running = RunningApi.start();
        bench = running.bench();
        api = running.api();
        client = running.client();
    }

    @AfterEach
    void end() {
        running.close();
    }

    private String get(String host, String... headers) {
        String more = String.join("\r\n", headers);
        return "GET /api/v1/lab HTTP/1.1\r\nHost: " + host + "\r\n" + (more.isEmpty() ? "" : more + "\r\n")
                + "Connection: close\r\n\r\n";
    }

    @Test
    void onlyWhoKnowsTheTokenAndMeansUsIsHeard() throws IOException {
        String ours = "127.0.0.1:" + running.port();
        String token = "Authorization: Bearer " + api.token();
        assertThat(running.raw(get(ours, token))).startsWith("HTTP/1.1 200");
        assertThat(running.raw(get("localhost:" + running.port(), token))).startsWith("HTTP/1.1 200");
        assertThat(running.raw(get(ours, token, "Origin: http://" + ours))).startsWith("HTTP/1.1 200");
        assertThat(running.raw(get(ours))).startsWith("HTTP/1.1 401").containsIgnoringCase("WWW-Authenticate: Bearer");
        assertThat(running.raw(get(ours, "Authorization: Bearer " + api.token() + "x")))
                .startsWith("HTTP/1.1 401");
        assertThat(running.raw(get(ours, "Authorization: Basic " + api.token())))
                .startsWith("HTTP/1.1 401");
        assertThat(running.raw(get(ours, token, token))).startsWith("HTTP/1.1 401");
        assertThat(running.raw(get("lab.attacker.example:" + running.port(), token)))
                .as("a name that was rebound")
                .startsWith("HTTP/1.1 421");
        assertThat(running.raw(get(ours, token, "Host: " + ours))).doesNotStartWith("HTTP/1.1 200");
        assertThat(running.raw(get(ours, token, "Origin: http://attacker.example")))
                .startsWith("HTTP/1.1 403");
        assertThat(running.raw(get(ours, token, "Origin: null"))).startsWith("HTTP/1.1 403");
        assertThat(running.raw(get(ours, token, "Sec-Fetch-Site: cross-site"))).startsWith("HTTP/1.1 403");
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlApi.start(
                        bench.wire(), new Endpoint("0.0.0.0", 0), running.lab(), Verbs::all, mistake -> {}))
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
        assertThat(running.raw("GET /api/v1/clients/%zz HTTP/1.1\r\nHost: 127.0.0.1:" + running.port()
                        + "\r\nAuthorization: Bearer " + api.token() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        String head = "POST /api/v1/faults HTTP/1.1\r\nHost: 127.0.0.1:" + running.port() + "\r\nAuthorization: Bearer "
                + api.token() + "\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n";
        assertThat(running.raw(head + "x".repeat(1_100_000)))
                .startsWith("HTTP/1.1 413")
                .contains("urn:uclab:too-large");
        String twoLengths = head.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(running.raw(twoLengths + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("urn:uclab:unreadable");
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
    void aLabThatEndsTellsItsReadersAndAnswersTheCallThatEndedIt() throws Exception {
        CompletableFuture<Boolean> reads = new CompletableFuture<>();
        CompletableFuture<String> why = CompletableFuture.supplyAsync(() ->
                client.follow(HistoryVerbs.FOLLOW, Map.of("from", 1), line -> reads.complete(true) || reads.isDone()));
        assertThat(reads.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(client.perform(LabVerbs.DOWN).world()).isEqualTo("uclab");
        assertThat(running.stopped().get(60, TimeUnit.SECONDS)).isTrue();
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
