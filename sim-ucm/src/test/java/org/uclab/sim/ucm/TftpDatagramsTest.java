package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.tool.Tool;

/** Classic TFTP over UDP, by hand and with clients we did not write. */
class TftpDatagramsTest {

    private static final String PUB = TraceCompany.PUBLISHER;

    @TempDir
    Path folder;

    private RunningCluster cluster;
    private Endpoint server;
    private final LinkedBlockingQueue<UdpSocket.Datagram> heard = new LinkedBlockingQueue<>();
    private UdpSocket socket;

    @BeforeEach
    void start() {
        cluster = new RunningCluster("127.67", "9.1.2");
        server = new Endpoint(cluster.node(PUB).address(), RunningCluster.UDP_PORT);
        socket = RunningCluster.await(cluster.caller.udp());
        socket.onDatagram(heard::add);
    }

    @AfterEach
    void stop() {
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        assertThat(cluster.clock.pending()).isZero();
    }

    private UdpSocket.Datagram next() throws InterruptedException {
        UdpSocket.Datagram datagram = heard.poll(60, TimeUnit.SECONDS);
        assertThat(datagram).isNotNull();
        return datagram;
    }

    private UdpSocket.Datagram ask(byte[] packet) throws InterruptedException {
        socket.send(server, Buffer.buffer(packet));
        return next();
    }

    private static byte[] request(int operation, String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(operation);
        for (String text : texts) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    private static byte[] ack(int block) {
        return new byte[] {0, 4, (byte) (block >> 8), (byte) block};
    }

    private byte[] fetch(String name) throws InterruptedException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        UdpSocket.Datagram data = ask(request(1, name, "octet"));
        int block = 1;
        while (true) {
            byte[] bytes = data.data().getBytes();
            assertThat(bytes[1]).isEqualTo((byte) 3);
            assertThat(bytes[3]).isEqualTo((byte) block);
            file.write(bytes, 4, bytes.length - 4);
            socket.send(data.sender(), Buffer.buffer(ack(block++)));
            if (bytes.length < 516) {
                return file.toByteArray();
            }
            data = next();
        }
    }

    @Test
    void everyTransportServesTheSameTree() throws InterruptedException {
        byte[] byHttp = cluster.tftp("GET", PUB, "/MDonald.cnf.xml").body();
        assertThat(fetch("MDonald.cnf.xml")).isEqualTo(byHttp);
        Endpoint secure = new Endpoint(cluster.node(PUB).address(), RunningCluster.TFTPS_PORT);
        HttpCall call = HttpCall.get("https", PUB, secure, "/MDonald.cnf.xml", HttpFields.none(), RunningCluster.LIMIT);
        assertThat(RunningCluster.await(cluster.caller.http(cluster.tls()).call(call))
                        .body())
                .isEqualTo(byHttp);
        cluster.database.putConfigFile(TraceCompany.configFile());
        assertThat(new String(fetch("jabber-config.xml"), StandardCharsets.UTF_8))
                .contains("<config version=");
    }

    @ParameterizedTest
    @CsvSource({
        "1, none.cnf.xml, octet, 1",
        "1, mdonald.cnf.xml, octet, 1",
        "1, ../etc/passwd, octet, 2",
        "1, /etc/passwd, octet, 1",
        "1, //../etc/passwd, octet, 2",
        "1, CUPC/../../x, octet, 2",
        "1, a\\b, octet, 2",
        "1, '', octet, 2",
        "1, SPDefault.cnf.xml, mail, 4",
        "1, SPDefault.cnf.xml, '', 4",
        "2, SPDefault.cnf.xml, octet, 2",
        "9, SPDefault.cnf.xml, octet, 4",
        "4, x, y, 5"
    })
    void refusesWithTheRightCode(int operation, String name, String mode, int code) throws InterruptedException {
        byte[] answer = ask(request(operation, name, mode)).data().getBytes();
        assertThat(answer[1]).isEqualTo((byte) 5);
        assertThat(answer[3]).isEqualTo((byte) code);
        assertThat(fetch("SPDefault.cnf.xml")).isNotEmpty();
    }

    @Test
    void whatIsLostComesAgainAndWhoIsElsewhereIsSentAway() throws InterruptedException {
        UdpSocket.Datagram first = ask(request(1, "MDonald.cnf.xml", "octet", "timeout", "1"));
        assertThat(first.data().getBytes()[1]).isEqualTo((byte) 6);
        UdpSocket.Datagram again = next();
        assertThat(again).isEqualTo(first);
        LinkedBlockingQueue<UdpSocket.Datagram> strange = new LinkedBlockingQueue<>();
        UdpSocket stranger = RunningCluster.await(cluster.caller.udp());
        stranger.onDatagram(strange::add);
        stranger.send(first.sender(), Buffer.buffer(ack(0)));
        byte[] refusal = strange.poll(60, TimeUnit.SECONDS).data().getBytes();
        assertThat(refusal[1]).isEqualTo((byte) 5);
        assertThat(refusal[3]).isEqualTo((byte) 5);
        socket.send(first.sender(), Buffer.buffer(ack(0)));
        byte[] block = next().data().getBytes();
        assertThat(block[1]).isEqualTo((byte) 3);
        socket.send(first.sender(), Buffer.buffer(new byte[] {0, 5, 0, 0, 'x', 0}));
    }

    @Test
    void aLostRequestIsNobodysTransfer() throws InterruptedException {
        var lost = cluster.faults.arm(new LinkFault.Lose(), Where.port(PUB, "tftp"), Trigger.first(1));
        socket.send(server, Buffer.buffer(request(1, "SPDefault.cnf.xml", "octet")));
        assertThat(fetch("SPDefault.cnf.xml")).isNotEmpty();
        cluster.faults.heal(lost);
    }

    @Test
    void aFloodOfRequestsIsBounded() throws InterruptedException {
        LinkedBlockingQueue<UdpSocket.Datagram> flooded = new LinkedBlockingQueue<>();
        for (int i = 0; i < 270; i++) {
            UdpSocket client = RunningCluster.await(cluster.caller.udp());
            client.onDatagram(flooded::add);
            client.send(server, Buffer.buffer(request(1, "SPDefault.cnf.xml", "octet", "timeout", "200")));
        }
        // The newest are served, and those that leave for them are told so.
        int ended = 0;
        while (ended < 270 - 256) {
            UdpSocket.Datagram told = flooded.poll(60, TimeUnit.SECONDS);
            assertThat(told).isNotNull();
            ended += told.data().getBytes()[1] == 5 ? 1 : 0;
        }
        RunningCluster.await(cluster.node(PUB).stop("power cut"));
        RunningCluster.await(cluster.node(PUB).start());
        assertThat(fetch("SPDefault.cnf.xml")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"octet", "netascii"})
    void tftpFetchesAFile(String mode) throws Exception {
        Path file = folder.resolve("file");
        assertThat(run(List.of(
                        "tftp",
                        "-m",
                        mode,
                        server.address(),
                        Integer.toString(server.port()),
                        "-c",
                        "get",
                        "MDonald.cnf.xml",
                        file.toString())))
                .isEmpty();
        assertThat(Files.readAllBytes(file))
                .isEqualTo(cluster.tftp("GET", PUB, "/MDonald.cnf.xml").body());
        assertThat(run(List.of(
                        "tftp",
                        server.address(),
                        Integer.toString(server.port()),
                        "-c",
                        "get",
                        "none.xml",
                        folder.resolve("none").toString())))
                .contains("Error code 1: File not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "512", "1400", "65464"})
    void curlFetchesAFileInBlocksOfItsSize(String block) throws Exception {
        String url = "tftp://" + server.address() + ":" + server.port() + "/SPDefault.cnf.xml";
        String said = run(List.of("curl", "-sS", "--noproxy", "*", "--max-time", "20", "--tftp-blksize", block, url));
        assertThat(said)
                .isEqualTo(new String(
                        cluster.tftp("GET", PUB, "/SPDefault.cnf.xml").body(), StandardCharsets.UTF_8));
    }

    private static String run(List<String> command) {
        return Tool.named(command.get(0))
                .run(command.subList(1, command.size()))
                .text();
    }
}
