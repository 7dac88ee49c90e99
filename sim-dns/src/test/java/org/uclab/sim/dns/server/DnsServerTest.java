package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.dns.zone.Company;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class DnsServerTest {

    private static final String HOST = "ns1.uclab.com";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int SCALE = 20;
    private static final int CONNECTIONS_MAX = 4;

    private RunningServers servers;
    private DnsServer sim;
    private Endpoint server;

    @BeforeEach
    void start() {
        servers = new RunningServers(SCALE, "127.61.1.50");
        DnsSettings settings = new DnsSettings(1232, Duration.ofSeconds(10), CONNECTIONS_MAX, Duration.ofSeconds(2), 2);
        sim = DnsServer.of(DnsConfig.of(Company.all()).with(settings));
        server = servers.start(HOST, "127.61.1.2", sim::program);
    }

    @AfterEach
    void stop() {
        servers.close();
        assertThat(servers.history.events())
                .as("mistakes of ours")
                .noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    @Test
    void answersOverBothTransports() {
        byte[] query = Wireform.query("_cisco-uds._tcp.uclab.com", "SRV").toWire();
        Message datagram = Wireform.read(servers.udp(server, query));
        Message framed =
                Wireform.read(servers.tcp(server, TcpFrames.frame(query), 1).get(0));
        assertThat(datagram.getSection(Section.ANSWER)).hasSize(2).isEqualTo(framed.getSection(Section.ANSWER));
    }

    @Test
    void recordsQuestionAndAnswerAsPeopleSayThem() {
        servers.udp(server, Wireform.query("_cisco-uds._tcp.uclab.com", "SRV").toWire());
        servers.udp(server, Wireform.query("_cuplogin._tcp.uclab.com", "SRV").toWire());
        servers.udp(server, Wireform.query("uclab.com", "A").toWire());
        awaitSent(3);
        List<Event> messages = servers.history.events().stream()
                .filter(event -> event.message().isPresent())
                .toList();
        assertThat(messages)
                .extracting(Event::text)
                .containsExactly(
                        "DNS SRV _cisco-uds._tcp.uclab.com",
                        "DNS 6 30 8443 cucm3.uclab.com, 2 20 8443 cucm2.uclab.com",
                        "DNS SRV _cuplogin._tcp.uclab.com",
                        "DNS NXDOMAIN SRV _cuplogin._tcp.uclab.com",
                        "DNS A uclab.com",
                        "DNS NODATA A uclab.com");
        assertThat(messages.get(3).message().orElseThrow().detail())
                .contains("status: NXDOMAIN")
                .contains("SOA");
        assertThat(messages.get(0).message().orElseThrow().exchange())
                .isPositive()
                .isEqualTo(messages.get(1).message().orElseThrow().exchange())
                .isNotEqualTo(messages.get(2).message().orElseThrow().exchange());
        Event.MessageReceived first = (Event.MessageReceived) messages.get(0);
        assertThat(first.peer()).startsWith("127.61.1.50:");
        assertThat(first.stamp().node()).isEqualTo(HOST);
        assertThat(first.stamp().port()).isEqualTo("dns");
    }

    @Test
    void messagesKnowTheWayTheyWent() {
        Message query = Wireform.query("cucm2.uclab.com", "A");
        servers.udp(server, query.toWire());
        servers.tcp(server, TcpFrames.frame(query.toWire()), 1);
        awaitSent(2);
        List<Hop> ways = servers.history.events().stream()
                .flatMap(event -> event.message().stream())
                .map(org.uclab.lab.history.Message::hop)
                .toList();
        assertThat(ways).extracting(Hop::over).containsExactly(Hop.Over.UDP, Hop.Over.UDP, Hop.Over.TCP, Hop.Over.TCP);
        assertThat(ways).extracting(Hop::local).containsOnly("127.61.1.2:" + RunningServers.PORT);
        assertThat(ways).extracting(Hop::peerAddress).containsOnly("127.61.1.50");
        assertThat(ways.get(0).connection()).isZero();
        assertThat(ways.get(2).connection()).isPositive();
        assertThat(ways.get(2)).isEqualTo(ways.get(3));
    }

    @Test
    void answersManyQuestionsOnOneConnection() {
        Buffer stream = Buffer.buffer();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Message query = Wireform.query("cucm2.uclab.com", "A");
            query.getHeader().setID(i);
            ids.add(i);
            stream.appendBuffer(TcpFrames.frame(query.toWire()));
        }
        assertThat(servers.tcp(server, stream, 300))
                .extracting(RawMessage::id)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aTruncatedAnswerIsCompleteOverTcp() {
        byte[] query = Wireform.query("all.crowd.test", "A").toWire();
        assertThat(Wireform.read(servers.udp(server, query)).getHeader().getFlag(Flags.TC))
                .isTrue();
        assertThat(Wireform.read(servers.tcp(server, TcpFrames.frame(query), 1).get(0))
                        .getSection(Section.ANSWER))
                .hasSize(400);
    }

    @Test
    void closesAConnectionThatStaysSilent() throws Exception {
        Instant opened = servers.clock.now();
        CompletableFuture<Instant> closed = new CompletableFuture<>();
        NetSocket socket = servers.open(server);
        socket.closeHandler(end -> closed.complete(servers.clock.now()));
        // One byte of a length: trickling is no question.
        socket.write(Buffer.buffer(new byte[] {0}));
        Duration lasted = Duration.between(opened, closed.get(60, TimeUnit.SECONDS));
        assertThat(lasted).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(60));
    }

    @Test
    void closesAConnectionThatLiesAboutALengthAfterAnsweringWhatCameBefore() {
        byte[] query = Wireform.query("cucm2.uclab.com", "A").toWire();
        Buffer stream = TcpFrames.frame(query).appendUnsignedShort(3).appendBytes(new byte[100]);
        assertThat(servers.tcp(server, stream, 2)).hasSize(1);
    }

    @Test
    void closesTheLongestSilentConnectionToTakeOneMoreThanItsLimit() {
        byte[] query = Wireform.query("cucm2.uclab.com", "A").toWire();
        List<NetSocket> open = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS_MAX; i++) {
            open.add(servers.open(server));
        }
        long before = servers.history.last();
        open.get(0).write(TcpFrames.frame(query));
        assertThat(servers.history.await(before, LIMIT, event -> event.kind() == Event.Kind.MESSAGE_SENT))
                .isPresent();
        assertThat(servers.tcp(server, TcpFrames.frame(query), 1)).hasSize(1);
        Event.ConnectionClosed first = (Event.ConnectionClosed) servers.history
                .await(before, LIMIT, event -> event.kind() == Event.Kind.CONNECTION_CLOSED)
                .orElseThrow();
        assertThat(first.peer())
                .as("the first one has asked meanwhile")
                .isEqualTo(Endpoint.of(open.get(1).localAddress()).toString());
    }

    @Test
    void seesAChangedZoneAtOnceAndKeepsItOverAPowerCut() {
        byte[] query = Wireform.query("cucm2.uclab.com", "A").toWire();
        assertThat(rcode(query)).isEqualTo(Rcode.NOERROR);
        sim.replace(List.of(Company.uclab().with(List.of())));
        assertThat(rcode(query)).isEqualTo(Rcode.NXDOMAIN);
        assertThatThrownBy(() -> sim.replace(List.of(Company.uclab(), Company.uclab())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rcode(query)).isEqualTo(Rcode.NXDOMAIN);
        servers.stop(HOST);
        server = servers.start(HOST, "127.61.1.2", sim::program);
        assertThat(rcode(query)).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void anRcodeFaultBitesTheNameAndTypeItIsForAndNoOther() {
        Trigger when = Trigger.where("name", "_cisco-uds._tcp.uclab.com").and(Trigger.where("type", "SRV"));
        ArmedFault armed = servers.faults.arm(new DnsRcode("SERVFAIL"), Where.port(HOST, "dns"), when);
        byte[] bitten = Wireform.query("_Cisco-UDS._tcp.uclab.com", "SRV").toWire();
        assertThat(rcode(Wireform.query("cucm2.uclab.com", "A").toWire())).isEqualTo(Rcode.NOERROR);
        assertThat(rcode(Wireform.query("_cisco-uds._tcp.uclab.com", "A").toWire()))
                .isEqualTo(Rcode.NOERROR);
        assertThat(armed.fired()).isZero();
        Message reply = Wireform.read(servers.udp(server, bitten));
        assertThat(reply.getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(reply.getSection(Section.ANSWER)).isEmpty();
        assertThat(armed.fired()).isEqualTo(1);
        servers.faults.heal(armed);
        assertThat(rcode(bitten)).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void aLateAnswerIsTheRightOneLater() {
        servers.faults.arm(new DnsFault.Late(Duration.ofSeconds(6)), Where.port(HOST, "dns"), Trigger.nth(2));
        byte[] query = Wireform.query("cucm2.uclab.com", "A").toWire();
        assertThat(took(query)).isLessThan(Duration.ofSeconds(5));
        assertThat(took(query)).isGreaterThanOrEqualTo(Duration.ofSeconds(6));
        assertThat(took(query)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aQuestionThatIsNotAnsweredLeavesTheConnectionOpen() {
        servers.faults.arm(new DnsFault.NoReply(), Where.port(HOST, "dns"), Trigger.nth(1));
        Message first = Wireform.query("cucm2.uclab.com", "A");
        Message second = Wireform.query("cucm3.uclab.com", "A");
        Buffer stream = TcpFrames.frame(first.toWire()).appendBuffer(TcpFrames.frame(second.toWire()));
        assertThat(servers.tcp(server, stream, 1))
                .extracting(RawMessage::id)
                .containsExactly(second.getHeader().getID());
    }

    @Test
    void noTimerOutlivesThePowerCut() {
        servers.open(server);
        servers.faults.arm(new DnsFault.Late(Duration.ofHours(1)), Where.port(HOST, "dns"), Trigger.always());
        servers.scatter(server, List.of(Wireform.query("cucm2.uclab.com", "A").toWire()));
        Optional<Event> fired = servers.history.await(0, LIMIT, event -> event.kind() == Event.Kind.FAULT_FIRED);
        assertThat(fired).isPresent();
        assertThat(servers.clock.pending()).isPositive();
        servers.stop(HOST);
        assertThat(servers.clock.pending()).isZero();
    }

    @Test
    void refusesToForwardToItself() {
        DnsConfig itself = DnsConfig.of(List.of()).forwardingTo(new Endpoint("127.61.1.9", RunningServers.PORT));
        assertThatThrownBy(() -> servers.start(
                        "ns9.uclab.com",
                        "127.61.1.9",
                        () -> DnsServer.of(itself).program()))
                .hasStackTraceContaining("ns9.uclab.com forwards to itself");
    }

    private int rcode(byte[] query) {
        return Wireform.read(servers.udp(server, query)).getRcode();
    }

    private Duration took(byte[] query) {
        Instant asked = servers.clock.now();
        servers.udp(server, query);
        return Duration.between(asked, servers.clock.now());
    }

    private void awaitSent(int count) {
        long after = 0;
        for (int i = 0; i < count; i++) {
            after = servers.history
                    .await(after, LIMIT, event -> event.kind() == Event.Kind.MESSAGE_SENT)
                    .orElseThrow()
                    .seq();
        }
    }
}
