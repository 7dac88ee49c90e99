package org.uclab.lab.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Flow;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.MadeUp;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.history.Told;

class LadderTest {

    private static final String CLIENT = "mac.donald";
    private static final String NS = "ns-inside.uclab.com";
    private static final String UCM = "uclabcucm-pub.uclab.com";
    private static final String CALLER = "127.1.1.100:40001";

    private final StepClock clock = new StepClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final History history = new History(clock);
    private final FaultBoard board = new FaultBoard(history);
    private final Columns columns = new Columns(
            List.of(CLIENT, "not-there.uclab.com", NS, UCM),
            Map.of("127.1.1.100", CLIENT, "127.1.1.2", NS, "127.1.1.10", UCM));

    @Test
    void drawsASignInAsTheGoldenText() {
        signIn();
        assertThat(Ladder.of(history.events(), columns).toText()).isEqualTo(golden("sign-in.txt"));
    }

    @Test
    void drawsNodesAndConnectionsWhenAsked() {
        signIn();
        Ladder ladder =
                Ladder.of(history.events(), columns).showing(Ladder.Extra.NODES).showing(Ladder.Extra.CONNECTIONS);
        assertThat(ladder.toText()).isEqualTo(golden("sign-in-everything.txt"));
    }

    @Test
    void drawsMediaAsOneArrowForEachReport() {
        Instant now = clock.now();
        Flow flow = new Flow(
                0x1234abcdL,
                0,
                new Flow.Tally(250, 43_000, 2, 0, 1),
                Optional.of(Duration.ofNanos(1_260_000)),
                now,
                now,
                true,
                List.of());
        history.recorder(UCM).media("rtp", CALLER, flow);
        assertThat(Ladder.of(history.events(), columns).toText()).isEqualTo("""
                          mac.donald
                          |   uclabcucm-pub
                +0.000 s  |-->|  rtp ssrc 1234abcd, payload type 0: 250 packets, 43000 bytes, 2 lost, 1 out of order, jitter 1.2 ms, ended
                """);
    }

    @Test
    void drawsTheSameAsMermaid() {
        signIn();
        assertThat(Ladder.of(history.events(), columns).afterDropped(12).toMermaid())
                .isEqualTo(golden("sign-in.mmd"));
    }

    @Test
    void saysHowManyEventsWereDropped() {
        signIn();
        assertThat(Ladder.of(history.events(), columns).toText()).doesNotContain("dropped");
        assertThat(Ladder.of(history.events(), columns).afterDropped(12).toText())
                .startsWith("12 earlier events dropped\n");
    }

    @Test
    void staysReadableWithTenColumns() {
        List<String> order = new ArrayList<>();
        Map<String, String> hosts = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            String host = "a-rather-long-host-name-" + i + ".uclab.com";
            order.add(host);
            hosts.put("127.1.1." + i, host);
            history.recorder(host).received("uds", said("127.1.1.0:1", "HTTP", "GET /" + i, i));
        }
        String text = Ladder.of(history.events(), new Columns(order, hosts)).toText();
        assertThat(text).isEqualTo(golden("ten-columns.txt"));
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void keepsFullNamesWhereShortOnesWouldBeTheSame() {
        history.recorder("ns1.uclab.com").received("dns", said("10.0.0.1:5", "DNS", "A x", 1));
        history.recorder("ns1.example.com").received("dns", said("10.0.0.1:5", "DNS", "A x", 2));
        assertThat(Ladder.of(history.events(), new Columns(List.of(), Map.of())).toText())
                .contains("ns1.uclab.com\n")
                .contains("ns1.example.com\n")
                .contains("10.0.0.1\n");
    }

    @Test
    void cutsWhatIsTooLongAndKeepsEveryEventOnOneLine() {
        history.recorder(CLIENT).decided(MadeUp.decision("authenticator", "x\r\ny" + "z".repeat(500), ""));
        List<String> lines =
                Ladder.of(history.events(), columns).toText().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("x yzzz").endsWith("…").hasSizeLessThan(150);
    }

    @Test
    void aMessageToItselfStandsOnItsLine() {
        history.recorder(NS).received("dns", said("127.1.1.2:53", "DNS", "A loop", 1));
        assertThat(Ladder.of(history.events(), columns).toText()).contains("o  DNS A loop");
    }

    @Test
    void anEmptyHistorySaysSo() {
        assertThat(Ladder.of(List.of(), columns).toText()).isEqualTo("nothing to show\n");
        assertThat(Ladder.of(List.of(), columns).toMermaid()).isEqualTo("sequenceDiagram\n");
    }

    private void signIn() {
        Recorder client = history.recorder(CLIENT);
        Recorder ns = history.recorder(NS);
        Recorder ucm = history.recorder(UCM);
        ns.nodeStarted();
        board.point(NS, "dns");
        ArmedFault armed =
                board.arm(new CertificateFault(CertificateDefect.EXPIRED), Where.port(NS, "dns"), Trigger.first(1));
        step(5);
        ns.received("dns", said(CALLER, "DNS", "SRV _cisco-uds._tcp.uclab.com", 1));
        board.point(NS, "dns").bite(CertificateFault.class, Occasion.of(clock.now(), CALLER));
        ns.sent("dns", said(CALLER, "DNS", "SERVFAIL SRV _cisco-uds._tcp.uclab.com", 1));
        step(1040);
        client.decided(MadeUp.decision("location", "ask again", "SERVFAIL; <2 tries>"));
        board.heal(armed);
        ns.received("dns", said(CALLER, "DNS", "SRV _cisco-uds._tcp.uclab.com", 2));
        ns.sent("dns", said(CALLER, "DNS", "0 0 8443 uclabcucm-pub.uclab.com", 2));
        client.decided(MadeUp.decision("location", "inside", "_cisco-uds answered"));
        step(11_300);
        ucm.opened("uds", from(CALLER));
        ucm.received("uds", said(CALLER, "HTTP", "GET /cucm-uds/version", 3));
        ucm.sent("uds", said(CALLER, "HTTP", "200 #1", 3));
        ns.received("dns", said("127.1.1.10:999", "DNS", "A cimp-pub.uclab.com", 4));
        ns.received("dns", said("192.0.2.7:1234", "DNS", "A who.am.i", 5));
        ucm.closed("uds", from(CALLER), "by the peer");
        ns.nodeStopped("power cut");
    }

    private static Hop from(String peer) {
        return Hop.between(Hop.Over.TCP, "127.1.1.10:8443", peer);
    }

    private static Message said(String peer, String protocol, String line, long exchange) {
        return new Told(protocol, line, "").message(from(peer), exchange, 5, Facts.none());
    }

    private void step(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    private static String golden(String name) {
        try (InputStream in = LadderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
