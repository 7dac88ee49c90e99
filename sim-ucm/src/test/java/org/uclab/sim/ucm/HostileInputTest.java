package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.sim.ucm.cluster.CapfOrder;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;

/** What nobody should send, on every port of a node: the right refusal, nothing told, and the next good request served. */
class HostileInputTest {

    private static final String PUB = TraceCompany.PUBLISHER;
    private static final String BASIC = "Authorization: Basic bWFjLmRvbmFsZDppbGlrZU1SQTE=\r\n";
    private static final String END = "Host: uclabcucm-pub\r\nConnection: close\r\n\r\n";
    private static final int STALLED_CALLERS = 100;

    private static RunningCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new RunningCluster("127.77", "12.5.1");
        Device device = TraceCompany.macDonald().devices().get(0);
        cluster.database.setDevices(
                "mac.donald",
                List.of(device.with(new DeviceSecurity(
                        DeviceSecurity.Mode.ENCRYPTED, Optional.of(CapfOrder.install("0815")), ""))));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        assertThat(cluster.clock.pending()).isZero();
    }

    @AfterEach
    void everyPortServesTheNextGoodRequest() {
        assertThat(cluster.raw(RunningCluster.UDS_PORT, "GET /cucm-uds/version HTTP/1.1\r\n" + END))
                .startsWith("HTTP/1.1 200");
        assertThat(cluster.raw(RunningCluster.UDS_PORT, "GET /ccmcip/xmldirectory.jsp HTTP/1.1\r\n" + END))
                .startsWith("HTTP/1.1 200");
        for (int port : new int[] {RunningCluster.TFTP_PORT, RunningCluster.TFTPS_PORT}) {
            assertThat(cluster.raw(port, "GET /SPDefault.cnf.xml HTTP/1.1\r\n" + END))
                    .startsWith("HTTP/1.1 200");
        }
        try (CapfCaller device = new CapfCaller(cluster)) {
            assertThat(device.hear().kind()).isEqualTo(CapfKind.AUTH_REQUEST);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {RunningCluster.UDS_PORT, RunningCluster.TFTP_PORT, RunningCluster.TFTPS_PORT})
    void noPortTakesWhatIsNotHttp(int port) {
        List<String> rows = List.of(
                "414|GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + END,
                "431|GET /a HTTP/1.1\r\n" + ("X: " + "y".repeat(1000) + "\r\n").repeat(20) + END,
                "431|GET /a HTTP/1.1\r\nX: " + "y".repeat(20_000) + "\r\n" + END,
                "400|GET /a HTTP/1.1\r\nX y\u0001z\r\n" + END,
                "400|POST /a HTTP/1.1\r\nContent-Length: -1\r\n" + END,
                "400|POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + END + "no chunk\r\n",
                "400|POST /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + END,
                "413|POST /a HTTP/1.1\r\nContent-Length: 2000000\r\n" + END + "x".repeat(2_000_000));
        for (String row : rows) {
            String status = row.substring(0, 3);
            String answer = cluster.raw(port, row.substring(4));
            assertThat(answer)
                    .as(row.substring(0, Math.min(60, row.length())))
                    .satisfiesAnyOf(
                            said -> assertThat(said).startsWith("HTTP/1.1 " + status),
                            said -> assertThat(said).startsWith("HTTP/1.0 " + status),
                            // The connection may be reset before the refusal is read where much was still coming.
                            said -> assertThat(said).isEmpty());
            assertThat(answer).doesNotContain("Exception", "\tat ", "io.vertx", "io.netty");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8443 | /cucm-uds/clusterUser?username=              | 415",
                "8443 | /cucm-uds/clusterUser?username=a&username=a  | 415",
                "8443 | /cucm-uds/clusterUser?username=%00           | 415",
                "8443 | /cucm-uds/clusterUser?email=a%0D%0AX:%20y    | 415",
                "8443 | /cucm-uds/users?start=-1                     | 415",
                "8443 | /cucm-uds/users?max=99999999999999999999     | 415",
                "8443 | /cucm-uds/users?name=a&name=b                | 415",
                "8443 | /cucm-uds/users?number=%07                   | 415",
                "8443 | /cucm-uds/../../etc/passwd                   | 404",
                "8443 | /cucm-uds/%2e%2e/%2e%2e/etc/passwd           | 404",
                "8443 | /ccmcip/../cucm-uds/user/mac.donald/devices  | 404",
                "8443 | /ccmcip/%2e%2e/xmldirectory.jsp              | 404",
                "8443 | /ccmcip/xmldirectory.jsp%00                  | 404",
                "8443 | /ccmcip/Personalization                      | 405",
                "6970 | /../../etc/passwd                            | 404",
                "6970 | /%2e%2e/%2e%2e/etc/passwd                    | 404",
                "6970 | //etc/passwd                                 | 404",
                "6970 | /SPDefault.cnf.xml%00.txt                    | 400",
                "6970 | /..%5c..%5cwindows                           | 400",
                "6972 | /../../etc/passwd                            | 404",
                "6972 | /%252e%252e/etc/passwd                       | 404",
                "6972 | /SPDefault.cnf.xml%00                        | 400",
            })
    void parametersAndPathsThatLeadAstrayAreRefused(int port, String target, int status) {
        String answer = cluster.raw(port, "GET " + target + " HTTP/1.1\r\n" + BASIC + END);
        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("root:", "MDonald");
    }

    @Test
    void aValueOfAnyLengthIsRefusedOrTooLongForALine() {
        String long4k = "a".repeat(4000);
        for (String target : List.of("clusterUser?username=", "clusterUser?email=", "users?name=", "users?uri=")) {
            assertThat(cluster.raw(RunningCluster.UDS_PORT, "GET /cucm-uds/" + target + long4k + " HTTP/1.1\r\n" + END))
                    .startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void documentsWithEntitiesOfTheirOwnAreNone() {
        String laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(100) + "\"><!ENTITY c \""
                + "&b;".repeat(100) + "\"><!ENTITY d \"" + "&c;".repeat(100) + "\">]>";
        List<String> bodies = List.of(
                laughs + "<user><displayName>&d;</displayName></user>",
                "<!DOCTYPE u [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><user><displayName>&x;</displayName></user>",
                "<!DOCTYPE u SYSTEM \"http://127.77.1.1/x.dtd\"><user><displayName>a</displayName></user>",
                "<user>" + "<a>".repeat(5000) + "</user>",
                "<user><displayName>" + "x".repeat(300_000) + "</displayName></user>",
                "<user " + "a='b' ".repeat(3) + "/>",
                "\u0000\u0001\u0002");
        for (String body : bodies) {
            assertThat(cluster.raw(RunningCluster.UDS_PORT, with("PUT", "/cucm-uds/user/mac.donald", BASIC, body)))
                    .as(body.substring(0, Math.min(60, body.length())))
                    .startsWith("HTTP/1.1 415")
                    .doesNotContain("root:");
            assertThat(cluster.raw(RunningCluster.UDS_PORT, with("POST", "/ccmcip/Personalization", BASIC, body)))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("root:");
        }
    }

    private static String with(String method, String target, String credentials, String body) {
        return method + " " + target + " HTTP/1.1\r\n" + credentials
                + "Content-Type: application/xml\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n" + END + body;
    }

    @ParameterizedTest
    @CsvSource({
        "8443, /cucm-uds/servers",
        "8443, /ccmcip/xmldirectorylist.jsp",
        "6970, /SPDefault.cnf.xml",
        "6972, /SPDefault.cnf.xml"
    })
    void pipelinedRequestsAreAnsweredInTheirOrderAndOldOnesToo(int port, String target) {
        String one = "GET " + target + " HTTP/1.1\r\n" + BASIC + "Host: uclabcucm-pub\r\n\r\n";
        String answers = cluster.raw(port, one + one + "GET /nowhere HTTP/1.1\r\n" + END);
        assertThat(answers.split("HTTP/1\\.1 200 OK", -1)).hasSize(3);
        assertThat(answers.lastIndexOf("HTTP/1.1 404")).isGreaterThan(answers.lastIndexOf("HTTP/1.1 200"));
        assertThat(cluster.raw(port, "GET " + target + " HTTP/1.0\r\n" + BASIC + "\r\n"))
                .startsWith("HTTP/1.0 200");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                RunningCluster.UDS_PORT,
                RunningCluster.TFTP_PORT,
                RunningCluster.TFTPS_PORT,
                RunningCluster.CAPF_PORT
            })
    void callersWhoStopInTheMiddleKeepNobodyWaiting(int port) {
        Endpoint server = new Endpoint(cluster.node(PUB).address(), port);
        List<NetSocket> stalled = new ArrayList<>();
        for (int i = 0; i < STALLED_CALLERS; i++) {
            NetSocket socket = RunningCluster.await(
                    port == RunningCluster.TFTP_PORT
                            ? cluster.caller.connect(server, RunningCluster.LIMIT)
                            : cluster.caller.connectTls(server, PUB, cluster.tls(), RunningCluster.LIMIT));
            socket.exceptionHandler(gone -> {});
            socket.write(Buffer.buffer(
                    i % 2 == 0
                            ? "GET /cucm-uds/version HTTP/1.1\r\nHost: a\r\nX-" + i + ": "
                            : "POST /ccmcip/Personalization HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n<"));
            stalled.add(socket);
        }
        everyPortServesTheNextGoodRequest();
        stalled.forEach(NetSocket::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {RunningCluster.UDS_PORT, RunningCluster.TFTPS_PORT, RunningCluster.CAPF_PORT})
    void callersWhoNeverComeToSpeakTlsKeepNobodyWaiting(int port) {
        Endpoint server = new Endpoint(cluster.node(PUB).address(), port);
        List<NetSocket> mute = new ArrayList<>();
        for (int i = 0; i < STALLED_CALLERS; i++) {
            NetSocket socket = RunningCluster.await(cluster.caller.connect(server, RunningCluster.LIMIT));
            socket.exceptionHandler(gone -> {});
            if (i % 2 == 0) {
                socket.write(Buffer.buffer(new byte[] {22, 3, 1, 2, 0, 1, 0})); // the beginning of a ClientHello
            }
            mute.add(socket);
        }
        everyPortServesTheNextGoodRequest();
        mute.forEach(NetSocket::close);
    }

    /** Bytes in hex, where {@code ''} stands for text; the error code expected, or -1 for no answer at all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "''                                                   | -2",
                "00                                                   | 4",
                "0001                                                 | 4",
                "0000'x'                                              | 4",
                "0009'x'00'octet'00                                   | 4",
                "ffff'x'00'octet'00                                   | 4",
                "0001'SPDefault.cnf.xml'                              | 4",
                "0001'SPDefault.cnf.xml'00                            | 4",
                "0001'SPDefault.cnf.xml'00'octet'                     | 4",
                "0001'SPDefault.cnf.xml'00'mail'00                    | 4",
                "0001'SPDefault.cnf.xml'00'octet'00'blksize'00        | 4",
                "0001'../../etc/passwd'00'octet'00                    | 2",
                "0001'/etc/passwd'00'octet'00                         | 1",
                "0001'/../etc/passwd'00'octet'00                      | 2",
                "0001'CUPC/../../etc/passwd'00'octet'00               | 2",
                "0001'%2e%2e/%2e%2e/etc/passwd'00'octet'00            | 1",
                "0001'a/./b'00'octet'00                               | 2",
                "0001'..5c..5cwindows'00'octet'00                     | 1",
                "000100'octet'00                                      | 2",
                "0001'a'01'b'00'octet'00                              | 2",
                "0001'nothing'00'octet'00                             | 1",
                "0002'SPDefault.cnf.xml'00'octet'00                   | 2",
                "00030001'data'                                       | 5",
                "00040001                                             | 5",
                "0006'blksize'00'8'00                                 | 5",
                "00050001'go away'00                                  | -1",
            })
    void datagramsThatAreNoRequestsAreRefusedOrPassedOver(String written, int code) throws InterruptedException {
        LinkedBlockingQueue<UdpSocket.Datagram> heard = new LinkedBlockingQueue<>();
        UdpSocket socket = RunningCluster.await(cluster.caller.udp());
        socket.onDatagram(heard::add);
        Endpoint server = new Endpoint(cluster.node(PUB).address(), RunningCluster.UDP_PORT);
        socket.send(server, Buffer.buffer(bytes(written)));
        if (code >= 0) {
            assertThat(error(heard)).as(written).isEqualTo(code);
        }
        socket.send(server, Buffer.buffer(bytes("0001'nothing'00'octet'00")));
        int next = error(heard);
        assertThat(next).isEqualTo(code == -2 && next == 4 ? 4 : 1); // an empty datagram may be refused or not
        socket.close();
    }

    private static int error(LinkedBlockingQueue<UdpSocket.Datagram> heard) throws InterruptedException {
        UdpSocket.Datagram datagram = heard.poll(60, TimeUnit.SECONDS);
        assertThat(datagram).isNotNull();
        byte[] bytes = datagram.data().getBytes();
        assertThat(bytes[1]).isEqualTo((byte) 5);
        return bytes[3];
    }

    private static byte[] bytes(String written) {
        Buffer bytes = Buffer.buffer();
        String[] parts = written.split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                bytes.appendString(parts[i]);
            } else {
                for (int at = 0; at < parts[i].length(); at += 2) {
                    bytes.appendByte((byte) Integer.parseInt(parts[i].substring(at, at + 2), 16));
                }
            }
        }
        return bytes.getBytes();
    }
}
