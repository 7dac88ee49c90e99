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
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.History;
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
            history.recorder(host).received("uds", "127.1.1.0:1", Message.of("HTTP", "GET /" + i, "", 5, i));
        }
        String text = Ladder.of(history.events(), new Columns(order, hosts)).toText();
        assertThat(text).isEqualTo(golden("ten-columns.txt"));
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void keepsFullNamesWhereShortOnesWouldBeTheSame() {
        history.recorder("ns1.uclab.com").received("dns", "10.0.0.1:5", Message.of("DNS", "A x", "", 5, 1));
        history.recorder("ns1.example.com").received("dns", "10.0.0.1:5", Message.of("DNS", "A x", "", 5, 2));
        assertThat(Ladder.of(history.events(), new Columns(List.of(), Map.of())).toText())
                .contains("ns1.uclab.com\n")
                .contains("ns1.example.com\n")
                .contains("10.0.0.1\n");
    }

    @Test
    void cutsWhatIsTooLongAndKeepsEveryEventOnOneLine() {
        history.recorder(CLIENT).decided(Told.decision("authenticator", "x\r\ny" + "z".repeat(500), ""));
        List<String> lines =
                Ladder.of(history.events(), columns).toText().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("x yzzz").endsWith("…").hasSizeLessThan(150);
    }

    @Test
    void aMessageToItselfStandsOnItsLine() {
        history.recorder(NS).received("dns", "127.1.1.2:53", Message.of("DNS", "A loop", "", 5, 1));
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
        ArmedFault armed = board.arm(
                new CertificateFault(CertificateDefect.EXPIRED),
                Where.port(NS, "dns").only("type", "SRV"),
                Trigger.first(1));
        step(5);
        ns.received("dns", CALLER, Message.of("DNS", "SRV _cisco-uds._tcp.uclab.com", "", 43, 1));
        board.point(NS, "dns").bite(CertificateFault.class, new Occasion(clock.now(), CALLER, Map.of("type", "SRV")));
        ns.sent("dns", CALLER, Message.of("DNS", "SERVFAIL SRV _cisco-uds._tcp.uclab.com", "", 43, 1));
        step(1040);
        client.decided(Told.decision("location", "ask again", "SERVFAIL; <2 tries>"));
        board.heal(armed);
        ns.received("dns", CALLER, Message.of("DNS", "SRV _cisco-uds._tcp.uclab.com", "", 43, 2));
        ns.sent("dns", CALLER, Message.of("DNS", "0 0 8443 uclabcucm-pub.uclab.com", "", 99, 2));
        client.decided(Told.decision("location", "inside", "_cisco-uds answered"));
        step(11_300);
        ucm.opened("uds", CALLER);
        ucm.received("uds", CALLER, Message.of("HTTP", "GET /cucm-uds/version", "", 120, 3));
        ucm.sent("uds", CALLER, Message.of("HTTP", "200 #1", "", 240, 3));
        ns.received("dns", "127.1.1.10:999", Message.of("DNS", "A cimp-pub.uclab.com", "", 40, 4));
        ns.received("dns", "192.0.2.7:1234", Message.of("DNS", "A who.am.i", "", 40, 5));
        ucm.closed("uds", CALLER, "by the peer");
        ns.nodeStopped("power cut");
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
