package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.dns.zone.DnsRecord;
import org.uclab.sim.dns.zone.DnsZone;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** One server, several callers: who asks decides what it knows. */
class ViewsTest {

    private static final String HOST = "h.uclab.com";

    private RunningServers servers;
    private Endpoint outside;
    private Endpoint server;
    private DnsServer sim;

    @BeforeEach
    void start() {
        servers = new RunningServers(10, "127.66.1.50");
        outside = servers.start(
                "out.test",
                "127.66.9.2",
                () -> DnsServer.of(DnsConfig.of(List.of(foreign()))).program());
        DnsView inside = DnsView.of("inside", List.of("127.66.1.0/24", "127.66.2.7"), List.of(zone("127.66.1.20")));
        DnsView others = DnsView.everybody(List.of(zone("127.66.9.20"))).withoutForwarding();
        sim = DnsServer.of(DnsConfig.ofViews(List.of(inside, others)).forwardingTo(outside));
        server = servers.start("ns.test", "127.66.1.2", sim::program);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void theFirstViewThatTakesTheCallerAnswers() {
        assertThat(ask("127.66.1.50", HOST)).isEqualTo("127.66.1.20");
        assertThat(ask("127.66.2.7", HOST)).isEqualTo("127.66.1.20");
        assertThat(ask("127.66.2.8", HOST)).isEqualTo("127.66.9.20");
        assertThat(ask("127.0.0.1", HOST)).isEqualTo("127.66.9.20");
    }

    @Test
    void onlyAViewThatForwardsForwards() {
        assertThat(ask("127.66.1.50", "www.foreign.test")).isEqualTo("127.66.9.80");
        assertThat(ask("127.66.2.8", "www.foreign.test")).isEqualTo("REFUSED");
    }

    @Test
    void aCallerWithoutAViewIsRefused() {
        DnsView few = DnsView.of("few", List.of("127.66.3.0/24"), List.of(zone("127.66.1.20")));
        Endpoint strict =
                servers.start("few.test", "127.66.1.3", DnsServer.of(DnsConfig.ofViews(List.of(few)))::program);
        assertThat(ask("127.66.3.9", HOST, strict)).isEqualTo("127.66.1.20");
        assertThat(ask("127.66.1.50", HOST, strict)).isEqualTo("REFUSED");
    }

    @Test
    void aChangeInOneViewLeavesTheOthers() {
        sim.change("inside", HOST, "A", List.of(DnsRecord.a(HOST, "127.66.1.21")));
        assertThat(ask("127.66.1.50", HOST)).isEqualTo("127.66.1.21");
        assertThat(ask("127.66.2.8", HOST)).isEqualTo("127.66.9.20");
        sim.change(HOST, "A", List.of());
        assertThat(ask("127.66.1.50", HOST)).isEqualTo("NXDOMAIN");
        assertThat(ask("127.66.2.8", HOST)).isEqualTo("NXDOMAIN");
        assertThat(sim.zones("inside").get(0).soa().serial()).isEqualTo(3);
        assertThat(sim.zones("default").get(0).soa().serial()).isEqualTo(2);
        sim.replace("inside", List.of(zone("127.66.1.22")));
        assertThat(ask("127.66.1.50", HOST)).isEqualTo("127.66.1.22");
    }

    @Test
    void aChangeThatCannotBeChangesNothing() {
        assertThat(sim.records(HOST, "A")).containsExactly(DnsRecord.a(HOST, "127.66.1.20"));
        assertThatThrownBy(() -> sim.change(HOST, "A", List.of(DnsRecord.a("other.uclab.com", "127.0.0.1"))))
                .hasMessageContaining("no A record of h.uclab.com");
        assertThatThrownBy(() -> sim.change(HOST, "CNAME", List.of(DnsRecord.cname(HOST, "other.uclab.com"))))
                .hasMessageContaining("CNAME record and another");
        assertThatThrownBy(() -> sim.change("www.foreign.test", "A", List.of())).hasMessageContaining("no zone");
        assertThatThrownBy(() -> sim.change("uclab.com", "SOA", List.of())).hasMessageContaining("no type");
        assertThatThrownBy(() -> sim.change("nowhere", HOST, "A", List.of())).hasMessageContaining("no view");
        assertThatThrownBy(() -> sim.replace(List.of())).hasMessageContaining("which view");
        assertThat(ask("127.66.1.50", HOST)).isEqualTo("127.66.1.20");
        assertThat(sim.zones("inside").get(0).soa().serial()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.1.2.0/33", "127.1.2.1/24", "127.1.2", "::1/128", "127.1.2.256", "inside"})
    void nonsenseIsNoNetwork(String source) {
        assertThatThrownBy(() -> DnsView.of("v", List.of(source), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + source + "'");
    }

    private String ask(String from, String name) {
        return ask(from, name, server);
    }

    private String ask(String from, String name, Endpoint to) {
        Dialler caller = servers.wire.dialler(from);
        Message reply = Wireform.read(
                RunningServers.udp(caller, to, Wireform.query(name, "A").toWire()));
        RunningServers.await(caller.close());
        return reply.getRcode() != Rcode.NOERROR
                ? Rcode.string(reply.getRcode())
                : reply.getSection(Section.ANSWER).stream()
                        .map(Record::rdataToString)
                        .collect(Collectors.joining(" "));
    }

    private static DnsZone zone(String address) {
        return new DnsZone(
                "uclab.com",
                DnsZone.Soa.of("ns.uclab.com", "h.uclab.com", 60),
                60,
                List.of(DnsRecord.a(HOST, address)));
    }

    private static DnsZone foreign() {
        return new DnsZone(
                "foreign.test",
                DnsZone.Soa.of("ns.foreign.test", "h.foreign.test", 60),
                60,
                List.of(DnsRecord.a("www.foreign.test", "127.66.9.80")));
    }
}
