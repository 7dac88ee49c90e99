package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.dns.zone.Company;
import org.uclab.sim.dns.zone.DnsRecord;
import org.uclab.sim.dns.zone.DnsZone;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class ForwardingTest {

    private static final String INSIDE = "ns-inside.uclab.com";
    private static final String OUTSIDE = "ns-outside.uclab.com";
    private static final String OUTSIDE_ADDRESS = "127.62.2.2";
    private static final byte[] FOREIGN = Wireform.query("WWW.example.com", "A").toWire();

    private final RunningServers servers = new RunningServers(20, "127.62.1.50");
    private Endpoint inside;

    @BeforeEach
    void start() {
        DnsZone example = new DnsZone(
                "example.com",
                DnsZone.Soa.of("ns.example.com", "h.example.com", 60),
                60,
                List.of(DnsRecord.a("www.example.com", "127.62.2.80")));
        DnsConfig out = DnsConfig.of(List.of(example, Company.crowd(400)));
        servers.start(OUTSIDE, OUTSIDE_ADDRESS, () -> DnsServer.of(out).program());
        DnsConfig in =
                DnsConfig.of(List.of(Company.uclab())).forwardingTo(new Endpoint(OUTSIDE_ADDRESS, RunningServers.PORT));
        inside = servers.start(INSIDE, "127.62.1.2", () -> DnsServer.of(in).program());
    }

    @AfterEach
    void stop() {
        servers.close();
        assertThat(servers.history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    @Test
    void passesOnTheAnswerUnderTheCallersIdAndWithoutItsAuthority() {
        Message reply = Wireform.read(servers.udp(inside, FOREIGN));
        assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
        assertThat(reply.getHeader().getID()).isEqualTo(RawMessage.id(FOREIGN));
        assertThat(reply.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(reply.getHeader().getFlag(Flags.RA)).isTrue();
        assertThat(reply.getQuestion().getName()).hasToString("WWW.example.com.");
        assertThat(heardBy(OUTSIDE)).hasSize(1);
    }

    @Test
    void passesOnANameErrorWithItsSoa() {
        Message reply = Wireform.read(
                servers.udp(inside, Wireform.query("no.example.com", "A").toWire()));
        assertThat(reply.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(reply.getSection(Section.AUTHORITY)).hasSize(1);
    }

    @Test
    void asksOverTcpForACallerOnTcp() {
        byte[] query = Wireform.query("all.crowd.test", "A").toWire();
        assertThat(Wireform.read(servers.udp(inside, query)).getHeader().getFlag(Flags.TC))
                .isTrue();
        Message whole =
                Wireform.read(servers.tcp(inside, TcpFrames.frame(query), 1).get(0));
        assertThat(whole.getSection(Section.ANSWER)).hasSize(400);
    }

    @Test
    void doesNotForwardItsOwnNames() {
        Message reply = Wireform.read(
                servers.udp(inside, Wireform.query("nobody.uclab.com", "A").toWire()));
        assertThat(reply.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(heardBy(OUTSIDE)).isEmpty();
    }

    @Test
    void triesAgainWhenADatagramIsLost() {
        servers.faults.arm(new LinkFault.Lose(), Where.port(OUTSIDE, "dns"), Trigger.nth(1));
        Message reply = Wireform.read(servers.udp(inside, FOREIGN));
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void answersServfailWhenTheOtherServerIsSilent() {
        servers.faults.arm(new DnsFault.NoReply(), Where.port(OUTSIDE, "dns"), Trigger.always());
        var asked = servers.clock.now();
        Message reply = Wireform.read(servers.udp(inside, FOREIGN));
        assertThat(reply.getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(reply.getHeader().getID()).isEqualTo(RawMessage.id(FOREIGN));
        assertThat(Duration.between(asked, servers.clock.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(heardBy(OUTSIDE)).hasSize(2);
    }

    @Test
    void theOtherServerIsAskedOnlyWhereTheAnswerGoesWrongAfterwards() {
        ArmedFault before = servers.faults.arm(new DnsRcode("REFUSED"), Where.port(INSIDE, "dns"), Trigger.always());
        assertThat(Wireform.read(servers.udp(inside, FOREIGN)).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(heardBy(OUTSIDE)).isEmpty();
        servers.faults.heal(before);
        servers.faults.arm(
                new DnsRcode("REFUSED").in(AnswerFault.Phase.AFTER), Where.port(INSIDE, "dns"), Trigger.always());
        assertThat(Wireform.read(servers.udp(inside, FOREIGN)).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(heardBy(OUTSIDE)).hasSize(1);
    }

    @Test
    void answersServfailOverBothTransportsWhenTheOtherServerIsOff() {
        servers.stop(OUTSIDE);
        assertThat(Wireform.read(servers.udp(inside, FOREIGN)).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(Wireform.read(
                                servers.tcp(inside, TcpFrames.frame(FOREIGN), 1).get(0))
                        .getRcode())
                .isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void answersServfailWhenTheOtherServerRefuses() {
        byte[] query = Wireform.query("www.nowhere.test", "A").toWire();
        assertThat(Wireform.read(servers.udp(inside, query)).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void threeServersInARingGiveUpWithoutAStorm() {
        String[] addresses = {"127.62.3.1", "127.62.3.2", "127.62.3.3"};
        for (int i = 0; i < 3; i++) {
            Endpoint next = new Endpoint(addresses[(i + 1) % 3], RunningServers.PORT);
            DnsConfig config = DnsConfig.of(List.of()).forwardingTo(next);
            servers.start(
                    "ring" + i + ".test",
                    addresses[i],
                    () -> DnsServer.of(config).program());
        }
        Endpoint first = new Endpoint(addresses[0], RunningServers.PORT);
        assertThat(Wireform.read(servers.udp(first, FOREIGN)).getRcode()).isEqualTo(Rcode.SERVFAIL);
        long questions = servers.history.events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED)
                .count();
        assertThat(questions).isLessThanOrEqualTo(20);
    }

    private List<Event> heardBy(String host) {
        return servers.history.events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED
                        && event.node().equals(host))
                .toList();
    }
}
