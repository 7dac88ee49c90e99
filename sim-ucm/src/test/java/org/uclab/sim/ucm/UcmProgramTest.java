package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.shell.http.HttpFault;

/** The cluster over TLS and TCP. */
class UcmProgramTest {

    private static final String PUB = TraceCompany.PUBLISHER;
    private static final String SUB = TraceCompany.SUBSCRIBER;
    private static final String DEVICES = "/cucm-uds/user/mac.donald/devices";
    private static final HttpFields CREDENTIALS = HttpFields.of("Authorization", "Basic bWFjLmRvbmFsZDppbGlrZU1SQTE=");

    private RunningCluster cluster;

    @BeforeEach
    void start() {
        cluster = new RunningCluster("127.65", "9.1.2");
    }

    @AfterEach
    void stop() {
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    @Test
    void theVersionHasItsTracedLengthOverTls() {
        HttpReply reply = cluster.uds("GET", PUB, "/cucm-uds/version", HttpFields.none());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasSize(377);
        assertThat(reply.headers().fields().stream().map(HttpFields.Field::name))
                .containsExactly("X-Frame-Options", "Content-Type", "Content-Length", "Date", "Server");
        assertThat(reply.headers().get("Server")).hasValue("");
    }

    @Test
    void signsInOnceAndThenByCookieOnThatNodeOnly() {
        assertThat(cluster.uds("GET", SUB, DEVICES, HttpFields.none()).status()).isEqualTo(401);
        HttpReply first = cluster.uds("GET", SUB, DEVICES, CREDENTIALS);
        assertThat(first.status()).isEqualTo(200);
        List<String> cookies = first.headers().all("Set-Cookie");
        assertThat(cookies).hasSize(2);
        HttpFields cookie = cookie(cookies.get(0));
        assertThat(cluster.uds("GET", SUB, DEVICES, cookie).status()).isEqualTo(200);
        assertThat(cluster.uds("GET", SUB, DEVICES, cookie(cookies.get(1))).status())
                .isEqualTo(200);
        assertThat(cluster.uds("GET", PUB, DEVICES, cookie).status()).isEqualTo(401);
    }

    @Test
    void sessionsDieWithTheirNodeAndTheDatabaseDoesNot() {
        HttpReply first = cluster.uds("GET", SUB, DEVICES, CREDENTIALS);
        HttpFields cookie = cookie(first.headers().all("Set-Cookie").get(0));
        cluster.database.setPassword("mac.donald", "other");
        RunningCluster.await(cluster.node(SUB).stop("power cut"));
        RunningCluster.await(cluster.node(SUB).start());
        assertThat(cluster.uds("GET", SUB, DEVICES, cookie).status()).isEqualTo(401);
        assertThat(cluster.uds("GET", SUB, DEVICES, CREDENTIALS).status()).isEqualTo(401);
        cluster.database.setPassword("mac.donald", "ilikeMRA1");
        assertThat(cluster.uds("GET", PUB, DEVICES, CREDENTIALS).status()).isEqualTo(200);
        assertThat(cluster.uds("GET", SUB, DEVICES, CREDENTIALS).status()).isEqualTo(200);
    }

    @Test
    void everyNodeServesTheSameFiles() {
        for (String name : List.of("/MDonald.cnf.xml", "/SPDefault.cnf.xml", "/CUPC/AppDialRules.xml")) {
            HttpReply one = cluster.tftp("GET", PUB, name);
            assertThat(one.status()).isEqualTo(200);
            assertThat(one.headers().fields().stream().map(HttpFields.Field::name))
                    .containsExactly("Content-length", "Cache-Control", "Content-type");
            assertThat(cluster.tftp("GET", SUB, name).body()).isEqualTo(one.body());
        }
        assertThat(cluster.tftp("GET", SUB, "/jabber-config.xml").status()).isEqualTo(404);
    }

    @Test
    void theHeadHasTheLengthOfTheBodyItLeavesOut() {
        HttpReply head = cluster.tftp("HEAD", PUB, "/SPDefault.cnf.xml");
        HttpReply get = cluster.tftp("GET", PUB, "/SPDefault.cnf.xml");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().all("Content-Length")).containsExactly(Integer.toString(get.body().length));
        HttpReply version = cluster.uds("HEAD", PUB, "/cucm-uds/version", HttpFields.none());
        assertThat(version.headers().all("Content-Length")).containsExactly("377");
    }

    @Test
    void eachExchangeIsInTheHistoryWithoutThePassword() {
        cluster.uds("GET", PUB, DEVICES, CREDENTIALS);
        List<String> said = cluster.history.events().stream()
                .filter(event -> event instanceof Event.MessageReceived)
                .map(event -> ((Event.MessageReceived) event).content().detail())
                .toList();
        assertThat(said).anyMatch(detail -> detail.contains("GET " + DEVICES));
        assertThat(said).noneMatch(detail -> detail.contains("bWFjLmRvbmFsZDppbGlrZU1SQTE="));
    }

    @Test
    void anArmedFaultBitesOneNodeAndHeals() {
        var busy = cluster.faults.arm(new HttpFault.Status(503), Where.port(PUB, "uds"), Trigger.always());
        assertThat(cluster.uds("GET", PUB, "/cucm-uds/servers", HttpFields.none())
                        .status())
                .isEqualTo(503);
        assertThat(cluster.uds("GET", SUB, "/cucm-uds/servers", HttpFields.none())
                        .status())
                .isEqualTo(200);
        cluster.faults.heal(busy);
        assertThat(cluster.uds("GET", PUB, "/cucm-uds/servers", HttpFields.none())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {RunningCluster.UDS_PORT, RunningCluster.TFTP_PORT})
    void garbageIsAnsweredOrCutAndTheListenerStays(int port) {
        List<String> garbage = List.of(
                "\u0000\u0001\u0002\r\n\r\n",
                "GET\r\n\r\n",
                "GET /a\u0001b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n" + ("X: " + "y".repeat(1000) + "\r\n").repeat(20) + "\r\n",
                "GET / HTTP/9.9\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /cucm-uds/version HTTP/1.1\r\nHost: \"><x\r\nConnection: close\r\n\r\n",
                "GET /cucm-uds/version HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "POST /cucm-uds/version HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        for (String bytes : garbage) {
            String answer = cluster.raw(port, bytes);
            assertThat(answer).as(bytes).doesNotStartWith("HTTP/1.1 200").doesNotStartWith("HTTP/1.1 500");
        }
        assertThat(cluster.uds("GET", PUB, "/cucm-uds/version", HttpFields.none())
                        .status())
                .isEqualTo(200);
        assertThat(cluster.tftp("GET", PUB, "/SPDefault.cnf.xml").status()).isEqualTo(200);
    }

    @Test
    void aCallerWithoutHostGetsTheNodesOwnName() {
        String answer = cluster.raw(RunningCluster.UDS_PORT, "GET /cucm-uds/servers HTTP/1.0\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.0 200 OK\r\n")
                .contains("uri=\"https://uclabcucm-pub:8443/cucm-uds/servers\"");
    }

    private static HttpFields cookie(String setCookie) {
        return HttpFields.of("Cookie", setCookie.substring(0, setCookie.indexOf(';')));
    }
}
