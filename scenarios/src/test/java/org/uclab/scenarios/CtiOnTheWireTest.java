package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.WorldException;

/** What strangers can do to the CTI port. */
class CtiOnTheWireTest {

    private static final int PORT = 2748;
    private static final int LIMIT_MS = 60_000;
    private static final int REFUSED = 130;
    private static final int DONE = 129;

    private static Bench bench;

    @BeforeAll
    static void start() throws WorldException {
        bench = Bench.start(Worlds.load("desk-phone"), BenchOptions.standard());
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static Socket connected() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(LIMIT_MS);
        socket.connect(new InetSocketAddress(bench.node("cucm1").address(), PORT), LIMIT_MS);
        return socket;
    }

    private static byte[] message(int kind, String... fields) {
        StringBuilder body = new StringBuilder("00000001");
        for (String field : fields) {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            body.append(String.format("%04x", text.length))
                    .append(HexFormat.of().formatHex(text));
        }
        return HexFormat.of().parseHex(String.format("c1%02x%04x", kind, body.length() / 2) + body);
    }

    /** Kind of the answer; -1 where the service has hung up. */
    private static int answered(Socket socket) throws IOException {
        try {
            byte[] head = socket.getInputStream().readNBytes(4);
            if (head.length < 4) {
                return -1;
            }
            socket.getInputStream().readNBytes((head[2] & 0xff) << 8 | (head[3] & 0xff));
            return head[1] & 0xff;
        } catch (SocketException reset) {
            return -1;
        }
    }

    private static void theNextIsServed() throws IOException {
        try (Socket next = connected()) {
            next.getOutputStream().write(message(1, "dora.desk", "Desk1", "test"));
            assertThat(answered(next)).isEqualTo(DONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"474554202f20485454502f312e310d0a0d0a", "c1ff", "c101ffff", "c10100", "c1010005000000010001"})
    void whoSaysWhatIsNoMessageIsHungUpOn(String octets) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(HexFormat.of().parseHex(octets));
            if (octets.equals("c10100")) {
                socket.shutdownOutput(); // a message that ends in the middle
            }
            assertThat(answered(socket)).isEqualTo(-1);
        }
        theNextIsServed();
    }

    @Test
    void whoIsNobodyIsToldSoOnceAndHungUpOn() throws IOException {
        for (byte[] first :
                new byte[][] {message(1, "dora.desk", "wrong"), message(1), message(3, "CSFDORA", "7202")}) {
            try (Socket socket = connected()) {
                OutputStream out = socket.getOutputStream();
                out.write(first);
                assertThat(answered(socket)).isEqualTo(REFUSED);
                assertThat(answered(socket)).isEqualTo(-1);
            }
        }
        theNextIsServed();
    }

    /** One rule of spelling for every service: people and devices in any case, passwords in their own. */
    @Test
    void whoAndWhatIsNamedIsTheSameInAnyCase() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(message(1, "DORA.Desk", "Desk1", "test"));
            assertThat(answered(socket)).isEqualTo(DONE);
            socket.getOutputStream().write(message(2, "csfDORA"));
            assertThat(answered(socket)).isEqualTo(DONE);
        }
        try (Socket socket = connected()) {
            socket.getOutputStream().write(message(1, "dora.desk", "DESK1", "test"));
            assertThat(answered(socket)).isEqualTo(REFUSED);
        }
    }

    @Test
    void aDeviceOfAnotherUserIsRefused() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(message(1, "dora.desk", "Desk1", "test"));
            assertThat(answered(socket)).isEqualTo(DONE);
            for (byte[] question : new byte[][] {
                message(2, "CSFMIA"), message(3, "TCTMIA", "7201"), message(7, ""), message(5, "CSFDORA".repeat(500))
            }) {
                socket.getOutputStream().write(question);
                assertThat(answered(socket)).isEqualTo(REFUSED);
            }
        }
    }

    @Test
    void whoNeverListensIsNotWaitedFor() throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write(message(1, "dora.desk", "Desk1", "test"));
            byte[] heartbeat = message(8);
            try {
                for (int i = 0; i < 2_000_000; i++) {
                    out.write(heartbeat);
                }
                throw new AssertionError("whoever takes nothing can say what they want for ever");
            } catch (SocketException hungUp) {
                assertThat(hungUp.getMessage()).isNotBlank();
            }
        }
        theNextIsServed();
    }
}
