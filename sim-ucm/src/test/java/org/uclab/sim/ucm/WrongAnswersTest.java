package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.shell.http.HttpFault;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.fault.TftpFault;
import org.uclab.sim.ucm.fault.UcmFault;

/** Every fault of an answer, over real sockets: it bites the second question it concerns, and no other. */
class WrongAnswersTest {

    private static final FaultCatalogue FAULTS =
            FaultCatalogue.with(Stream.of(HttpFault.FORMS, TftpFault.FORMS, UcmFault.FORMS)
                    .flatMap(List::stream)
                    .toList());

    private static final String PUB = TraceCompany.PUBLISHER;
    private static final HttpFields CREDENTIALS = HttpFields.of("Authorization", "Basic bWFjLmRvbmFsZDppbGlrZU1SQTE=");
    private static final String DEVICES = "/cucm-uds/user/mac.donald/devices";

    private RunningCluster cluster;

    @BeforeEach
    void start() {
        cluster = new RunningCluster("127.75", "9.1.2");
    }

    @AfterEach
    void stop() {
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        assertThat(cluster.clock.pending()).isZero();
    }

    private ArmedFault arm(String fault, String service, Trigger trigger) {
        return cluster.faults.arm(FAULTS.parse(fault), Where.port(PUB, service), trigger);
    }

    private HttpReply get(String service, String target, HttpFields headers) {
        boolean tls = !service.equals("tftp-http");
        int port = switch (service) {
            case "tftp-http" -> RunningCluster.TFTP_PORT;
            case "tftp-https" -> RunningCluster.TFTPS_PORT;
            default -> RunningCluster.UDS_PORT;
        };
        Endpoint server = new Endpoint(cluster.node(PUB).address(), port);
        HttpCall call = HttpCall.get(
                tls ? "https" : "http", PUB, server, target, CREDENTIALS.with(headers), RunningCluster.LIMIT);
        var dialler = cluster.wire.dialler("127.75.1.101");
        try {
            return RunningCluster.await(dialler.http(tls ? cluster.tls() : null).call(call));
        } finally {
            RunningCluster.await(dialler.close());
        }
    }

    /** What can be told of an answer, the moving parts left out. */
    private String seen(String service, String target) {
        HttpReply reply = get(service, target, HttpFields.none());
        return reply.status() + " " + reply.headers().get("Content-Type").orElse("") + " " + reply.text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http-status 503              | uds        | /cucm-uds/version            | 503 ",
                "http-status 500              | ccmcip     | /ccmcip/xmldirectory.jsp     | 500 ",
                "http-status 404              | tftp-http  | /SPDefault.cnf.xml           | 404 ",
                "http-malformed               | uds        | /cucm-uds/servers            | <servers",
                "http-malformed               | tftp-https | /MDonald.cnf.xml             | <device",
                "http-content-type text/plain | uds        | /cucm-uds/version            | 200 text/plain",
                "http-content-type text/html  | tftp-http  | /CUPC/AppDialRules.xml       | 200 text/html",
                "http-login-page              | uds        | /cucm-uds/servers            | j_security_check",
                "http-login-page              | ccmcip     | /ccmcip/xmldirectory.jsp     | 200 text/html",
                "uds-home elsewhere.uclab.com | uds | /cucm-uds/clusterUser?username=mac.donald | >elsewhere.uclab.com</homeCluster>",
                "uds-home elsewhere.uclab.com | uds | /cucm-uds/clusterUser?username=nobody | found=\"true\" uri=\"https://elsewhere.uclab.com:8443/cucm-uds/user/nobody\"",
                "tftp-device-of CSFOTHER      | tftp-http  | /MDonald.cnf.xml             | {0e000000-0000-0000-0000-00000000000a}",
                "tftp-device-of CSFOTHER      | tftp-https | /MDonald.cnf.xml             | >ada.byron</userId>",
                "tftp-device-of NOBODYS       | tftp-http  | /MDonald.cnf.xml             | 404",
                "tftp-profile-webex           | tftp-http  | /SPDefault.cnf.xml           | <ProductType>WebEx (IM and Presence)</ProductType>",
                "tftp-dial-rules-malformed    | tftp-http  | /CUPC/AppDialRules.xml       | NumDigits=\"twelve\"",
                "tftp-dial-rules-malformed    | tftp-https | /CUPC/DirLookupDialRules.xml | DigitsToRemove=\"-1\"",
            })
    void itBitesWhenDueAndIsSilentWhenNot(String fault, String service, String target, String mark) {
        cluster.database.setDevices(
                "ada.byron",
                java.util.List.of(
                        new Device("CSFOTHER", "0e000000-0000-0000-0000-00000000000a", TraceCompany.CSF, 390, "")));
        String right = seen(service, target);
        ArmedFault armed = arm(fault, service, Trigger.nth(2));
        assertThat(seen(service, target)).isEqualTo(right);
        String wrong = seen(service, target);
        assertThat(wrong).isNotEqualTo(right).contains(mark);
        assertThat(seen(service, target)).isEqualTo(right);
        assertThat(armed.fired()).isEqualTo(1);
        cluster.faults.heal(armed);
        assertThat(cluster.history.events()).anyMatch(event -> event instanceof Event.FaultFired);
    }

    @Test
    void aProfileWithoutPresenceHasNoSuchSection() {
        arm("tftp-profile-no-presence", "tftp-http", Trigger.first(1));
        assertThat(seen("tftp-http", "/SPDefault.cnf.xml"))
                .doesNotContain("IMandPresence")
                .contains("<CTI>");
        assertThat(seen("tftp-http", "/SPDefault.cnf.xml")).contains("<IMandPresence>");
    }

    @Test
    void oneDocumentIsWrongInAllTheWaysThatAreArmed() {
        arm("tftp-profile-webex", "tftp-http", Trigger.always());
        ArmedFault bare = arm("tftp-profile-no-presence", "tftp-http", Trigger.always());
        arm("http-content-type text/html", "tftp-http", Trigger.always());
        assertThat(seen("tftp-http", "/SPDefault.cnf.xml"))
                .startsWith("200 text/html")
                .doesNotContain("IMandPresence");
        cluster.faults.heal(bare);
        assertThat(seen("tftp-http", "/SPDefault.cnf.xml")).contains("WebEx (IM and Presence)");
        assertThat(cluster.faults.unfired()).isEmpty();
    }

    @Test
    void aRefusedWriteChangesNothingAndALostAnswerHasChangedSomething() {
        String me = "/cucm-uds/user/mac.donald";
        String before = seen("uds", me);
        arm("http-status 500", "uds", Trigger.first(1).and(Trigger.where("method", "PUT")));
        assertThat(put(me).status()).isEqualTo(500);
        assertThat(seen("uds", me)).isEqualTo(before);
        arm("http-status 500 once it is done", "uds", Trigger.first(1).and(Trigger.where("method", "PUT")));
        assertThat(put(me).status()).isEqualTo(500);
        assertThat(seen("uds", me)).isNotEqualTo(before);
        assertThat(cluster.faults.unfired()).isEmpty();
    }

    private HttpReply put(String target) {
        Endpoint server = new Endpoint(cluster.node(PUB).address(), RunningCluster.UDS_PORT);
        HttpCall call = new HttpCall(
                "PUT",
                "https",
                PUB,
                server,
                target,
                CREDENTIALS.with(HttpFields.of("Content-Type", "application/xml")),
                "<user><enableDoNotDisturb>true</enableDoNotDisturb></user>".getBytes(StandardCharsets.UTF_8),
                RunningCluster.LIMIT);
        var dialler = cluster.wire.dialler("127.75.1.101");
        try {
            return RunningCluster.await(dialler.http(cluster.tls()).call(call));
        } finally {
            RunningCluster.await(dialler.close());
        }
    }

    @Test
    void aWrongDocumentSpoilsNoOther() {
        ArmedFault home = arm("uds-home elsewhere.uclab.com", "uds", Trigger.always());
        ArmedFault device = arm("tftp-device-of NOBODYS", "tftp-http", Trigger.always());
        assertThat(seen("uds", "/cucm-uds/servers")).doesNotContain("elsewhere");
        assertThat(get("uds", "/cucm-uds/clusterUser", HttpFields.none()).status())
                .isEqualTo(415);
        assertThat(seen("tftp-http", "/SPDefault.cnf.xml")).startsWith("200");
        assertThat(seen("tftp-https", "/MDonald.cnf.xml")).startsWith("200");
        assertThat(home.fired() + device.fired()).isZero();
    }

    @Test
    void aRequestWithACookieMeetsAnEndedSessionAndOneWithoutDoesNot() {
        HttpReply first = get("uds", DEVICES, HttpFields.none());
        String cookie = first.headers().all("Set-Cookie").get(0).split(";", 2)[0];
        ArmedFault stale = arm("http-stale-cookie", "uds", Trigger.always());
        assertThat(get("uds", DEVICES, HttpFields.none()).status()).isEqualTo(200);
        assertThat(get("uds", DEVICES, HttpFields.of("Cookie", cookie)).status())
                .isEqualTo(401);
        assertThat(stale.fired()).isEqualTo(1);
        cluster.faults.heal(stale);
        assertThat(get("uds", DEVICES, HttpFields.of("Cookie", cookie)).status())
                .isEqualTo(200);
    }

    @Test
    void aSlowAnswerComesAllTheSame() {
        arm("http-slow 300ms", "ccmcip", Trigger.first(1));
        Instant asked = cluster.clock.now();
        assertThat(seen("ccmcip", "/ccmcip/xmldirectory.jsp")).contains("CiscoIPPhone");
        assertThat(Duration.between(asked, cluster.clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(seen("uds", "/cucm-uds/version")).startsWith("200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tftp-error 0                | MDonald.cnf.xml        | error 0",
                "tftp-error 1                | SPDefault.cnf.xml      | error 1",
                "tftp-truncated              | MDonald.cnf.xml        | <device",
                "tftp-device-of CSFOTHER     | MDonald.cnf.xml        | error 1",
                "tftp-profile-webex          | SPDefault.cnf.xml      | WebEx",
                "tftp-dial-rules-malformed   | CUPC/AppDialRules.xml  | twelve",
            })
    void itBitesOverDatagramsToo(String fault, String file, String mark) throws InterruptedException {
        String right = fetched(file);
        ArmedFault armed = arm(fault, "tftp", Trigger.nth(2));
        assertThat(fetched(file)).isEqualTo(right);
        assertThat(fetched(file)).isNotEqualTo(right).contains(mark);
        assertThat(fetched(file)).isEqualTo(right);
        assertThat(armed.fired()).isEqualTo(1);
    }

    @Test
    void aLateTransferBeginsOnceAndEndsWithTheNode() throws InterruptedException {
        arm("tftp-late 300ms", "tftp", Trigger.first(1));
        Instant asked = cluster.clock.now();
        assertThat(fetched("MDonald.cnf.xml")).contains("<device");
        assertThat(Duration.between(asked, cluster.clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        arm("tftp-late 300s", "tftp", Trigger.always());
        UdpSocket socket = RunningCluster.await(cluster.caller.udp());
        socket.send(server(), Buffer.buffer(request("MDonald.cnf.xml")));
        assertThat(cluster.history.await(
                        0,
                        Duration.ofSeconds(10),
                        event -> event instanceof Event.FaultFired
                                && event.text().contains("300s")))
                .isPresent();
    }

    private Endpoint server() {
        return new Endpoint(cluster.node(PUB).address(), RunningCluster.UDP_PORT);
    }

    private static byte[] request(String file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(1);
        for (String text : new String[] {file, "octet"}) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    /** The file, or the error that came instead. */
    private String fetched(String file) throws InterruptedException {
        LinkedBlockingQueue<UdpSocket.Datagram> heard = new LinkedBlockingQueue<>();
        UdpSocket socket = RunningCluster.await(cluster.caller.udp());
        socket.onDatagram(heard::add);
        socket.send(server(), Buffer.buffer(request(file)));
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        byte[] bytes;
        do {
            UdpSocket.Datagram datagram =
                    Optional.ofNullable(heard.poll(60, TimeUnit.SECONDS)).orElseThrow();
            bytes = datagram.data().getBytes();
            if (bytes[1] == 5) {
                socket.close();
                return "error " + bytes[3];
            }
            taken.write(bytes, 4, bytes.length - 4);
            socket.send(datagram.sender(), Buffer.buffer(new byte[] {0, 4, bytes[2], bytes[3]}));
        } while (bytes.length == 516);
        socket.close();
        return taken.toString(StandardCharsets.UTF_8);
    }
}
