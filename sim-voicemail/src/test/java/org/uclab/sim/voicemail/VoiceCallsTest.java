package org.uclab.sim.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.tone.Goertzel;
import org.uclab.protocol.sip.kpml.KeyReport;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.audio.Sound;

/** Calls of a node to voicemail, message by message, and what is heard in them. */
@Timeout(120)
class VoiceCallsTest {

    private static final int LAB = 215;
    private static final String NODE = "127." + LAB + ".1.40";
    private static final String CALLER = "127." + LAB + ".1.100";
    private static final int RTP_HEAD = 12;
    private static final int WAIT_MS = 60_000;

    private final RunningPair pair = new RunningPair(LAB);
    private Socket socket;
    private BufferedReader reader;
    private DatagramSocket media;

    @BeforeEach
    void connect() throws IOException {
        socket = new Socket(InetAddress.getByName(NODE), 5060, InetAddress.getByName(CALLER), 0);
        socket.setSoTimeout(WAIT_MS);
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        media = new DatagramSocket(new InetSocketAddress(CALLER, 0));
        media.setSoTimeout(WAIT_MS);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        media.close();
        pair.close();
    }

    /** Heads of requests that came. */
    private final List<String> asked = new ArrayList<>();

    private record Answer(int status, String head, String body) {}

    private void says(String method, String from, String toTag, int number, String body) throws IOException {
        says(method, from, toTag, number, "Content-Type: application/sdp\r\n", body);
    }

    private void says(String method, String from, String toTag, int number, String headers, String body)
            throws IOException {
        String text = method + " sip:9904@" + NODE + " SIP/2.0\r\nVia: SIP/2.0/TCP " + CALLER + ":5060;branch=z9hG4bK"
                + method + number + from + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + from + "@" + CALLER
                + ">;tag=a\r\nTo: <sip:9904@"
                + NODE + ">" + toTag + "\r\nCall-ID: call-" + from + "\r\nCSeq: " + number + " "
                + method + "\r\nContact: <sip:" + from + "@" + CALLER
                + ":5060;transport=tcp>\r\n" + (body.isEmpty() ? "" : headers)
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next final answer. */
    private Answer answer() throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.split(":")[1].strip());
            }
        }
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            read += reader.read(body, read, length - read);
        }
        if (!head.toString().startsWith("SIP/2.0 ")) {
            asked.add(head.toString());
            return answer();
        }
        int status = Integer.parseInt(head.toString().split(" ")[1]);
        return status < 200 ? answer() : new Answer(status, head.toString(), new String(body));
    }

    private static String tag(Answer answer) {
        String to = answer.head()
                .lines()
                .filter(line -> line.startsWith("To:"))
                .findFirst()
                .orElseThrow();
        return to.substring(to.indexOf(";tag="));
    }

    private String sdp(String codec) {
        return "v=0\r\no=node 1 1 IN IP4 " + CALLER + "\r\ns=call\r\nc=IN IP4 " + CALLER + "\r\nt=0 0\r\nm=audio "
                + media.getLocalPort() + " RTP/AVP " + codec + "\r\na=sendrecv\r\n";
    }

    private byte[] payload(int type) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1_500], 1_500);
        media.receive(packet);
        assertThat(packet.getData()[1] & 0x7f).isEqualTo(type);
        return Arrays.copyOfRange(packet.getData(), RTP_HEAD, packet.getLength());
    }

    private void leave(String codec) {
        pair.servers.leave("ada", "5559", Duration.ofSeconds(1), Optional.of(codec), pair.clock.now());
    }

    private int unread() {
        return pair.get("/vmrest/mailbox/folders/inbox/messages", RunningPair.ada())
                        .split("<Read>false", -1)
                        .length
                - 1;
    }

    private void until(String what, BooleanSupplier holds) {
        Instant end = pair.clock.wallNow().plusMillis(WAIT_MS);
        while (!holds.getAsBoolean()) {
            assertThat(pair.clock.wallNow()).as("not in time: " + what).isBefore(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** As nodes call it: without an offer. */
    @Test
    void aMessageInG729IsPlayedAsItIs() throws IOException {
        leave("g729a");
        byte[] frames = Sound.tone(Codec.G729A, Duration.ofSeconds(1), 456).coded();
        says("INVITE", "5003", "", 1, "");
        Answer ok = answer();
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.body()).contains("m=audio ", "RTP/AVP 18 0 8 101");
        says("ACK", "5003", tag(ok), 1, sdp("18"));
        for (int at = 0; at < 200; at += 20) {
            assertThat(payload(18)).isEqualTo(Arrays.copyOfRange(frames, at, at + 20));
        }
        says("BYE", "5003", tag(ok), 2, "");
        assertThat(answer().status()).isEqualTo(200);
    }

    @Test
    void inAnotherCodecItIsHeardAllTheSameAndReadThen() throws IOException {
        leave("g729a");
        int before = unread();
        says("INVITE", "5003", "", 1, sdp("0"));
        Answer ok = answer();
        assertThat(ok.body()).contains("RTP/AVP 0\r\n");
        says("ACK", "5003", tag(ok), 1, "");
        payload(0);
        assertThat(Goertzel.share(Law.MU.decode(payload(0)), 456)).isGreaterThan(0.5);
        until("the message is read", () -> unread() == before - 1);
    }

    private int keys(String tag, int number, String document) throws IOException {
        says("NOTIFY", "5003", tag, number, "Event: kpml\r\nContent-Type: " + KeyReport.TYPE + "\r\n", document);
        return answer().status();
    }

    @Test
    void keysThatAreToldBySipSayWhatBecomesOfAMessage() throws IOException {
        pair.servers.leave("ada", "5559", Duration.ofSeconds(30), Optional.empty(), pair.clock.now());
        int before = unread();
        says("INVITE", "5003", "", 1, sdp("0"));
        Answer ok = answer();
        says("ACK", "5003", tag(ok), 1, "");
        says("INFO", "5003", tag(ok), 2, "");
        assertThat(answer().status()).isEqualTo(200);
        assertThat(asked).singleElement().asString().startsWith("SUBSCRIBE ").contains("Event: kpml");
        assertThat(keys(tag(ok), 3, "nonsense")).isEqualTo(400);
        assertThat(keys(tag(ok), 4, KeyReport.pressed("9", "dtmf").document())).isEqualTo(200);
        assertThat(unread()).isEqualTo(before);
        assertThat(keys(tag(ok), 5, KeyReport.pressed("3", "dtmf").document())).isEqualTo(200);
        assertThat(unread()).isEqualTo(before - 1);
        payload(0);
    }

    @Test
    void whoHasNoMailboxHearsBeepsAndReadsNothing() throws IOException {
        int before = unread();
        says("INVITE", "5999", "", 1, sdp("8"));
        Answer ok = answer();
        says("ACK", "5999", tag(ok), 1, "");
        assertThat(Goertzel.share(Law.A.decode(payload(8)), 425)).isGreaterThan(0.5);
        assertThat(unread()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "v=0\r\n"})
    void whatCannotBeReadIsNotAccepted(String body) throws IOException {
        says("INVITE", "5003", "", 1, body);
        assertThat(answer().status()).isEqualTo(488);
        theNextCallIsTaken();
    }

    @Test
    void whoHasNoCodecInCommonIsNotTaken() throws IOException {
        says("INVITE", "5003", "", 1, sdp("9"));
        assertThat(answer().status()).isEqualTo(488);
        theNextCallIsTaken();
    }

    @Test
    void whoComesWhenAllLinesAreTakenIsTurnedAwayUntilOneIsFree() throws IOException {
        String listens = sdp("0").replace("sendrecv", "sendonly");
        List<Answer> taken = new ArrayList<>();
        Answer answer = null;
        for (int caller = 6_000; taken.size() < 1_000; caller++) {
            says("INVITE", "" + caller, "", 1, listens);
            answer = answer();
            if (answer.status() != 200) {
                break;
            }
            says("ACK", "" + caller, tag(answer), 1, "");
            taken.add(answer);
        }
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.head()).contains("Retry-After: 5");
        says("BYE", "6000", tag(taken.get(0)), 2, "");
        assertThat(answer().status()).isEqualTo(200);
        theNextCallIsTaken();
    }

    @Test
    void otherRequestsAreAnswered() throws IOException {
        says("OPTIONS", "5003", "", 1, "");
        assertThat(answer().status()).isEqualTo(200);
        says("REGISTER", "5003", "", 2, "");
        assertThat(answer().status()).isEqualTo(405);
        says("BYE", "5003", ";tag=nobody", 3, "");
        assertThat(answer().status()).isEqualTo(481);
        theNextCallIsTaken();
    }

    private void theNextCallIsTaken() throws IOException {
        says("INVITE", "5004", "", 1, sdp("0"));
        assertThat(answer().status()).isEqualTo(200);
    }
}
