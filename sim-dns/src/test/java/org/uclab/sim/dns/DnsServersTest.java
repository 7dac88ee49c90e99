package org.uclab.sim.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.dns.server.RunningServers;
import org.uclab.sim.dns.server.Wireform;
import org.uclab.sim.dns.world.NameServer;
import org.uclab.sim.dns.world.NameServers;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class DnsServersTest {

    private static final String WORLD = """
            world: views
            servicesDomain: example.com
            zones:
              office: {network: 1, nameServer: ns1.example.com, reaches: [office, street]}
              street: {network: 2, nameServer: ns1.example.com, reaches: [street]}
            hosts:
              - {name: ns1.example.com,   zone: street, address: 2, runs: dns}
              - {name: spare.example.com, zone: street, address: 3, runs: dns}
              - {name: desk.example.com,  zone: office, address: 10, runs: nothing}
            nameServers:
              ns1.example.com:
                zones:
                  - {name: example.com, view: office, callers: [office]}
                  - {name: example.com, view: street, callers: [street]}
            """;
    private static final int LAB = 67;
    private static final String STRANGER = "127.67.99.50";

    private RunningServers running;
    private LabModel model;
    private DnsServers servers;

    @BeforeEach
    void start() throws WorldException {
        running = new RunningServers(1, STRANGER);
        DnsSystem system = new DnsSystem();
        model = LabModel.parse("w.yaml", WORLD, Library.EMPTY, List.of(system));
        servers = system.programs(model.section(NameServers.class), new Site(model, LAB));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aCallerFromNowhereIsShownWhatTheOutermostZoneIsShown() {
        Endpoint ns1 = run("ns1.example.com");
        assertThat(rcode(running.caller(), ns1, "desk.example.com")).isEqualTo(Rcode.NXDOMAIN);
        assertThat(rcode(running.caller(), ns1, "spare.example.com")).isEqualTo(Rcode.NOERROR);
        Dialler office = running.from("127.67.1.50");
        assertThat(rcode(office, ns1, "desk.example.com")).isEqualTo(Rcode.NOERROR);
        Dialler street = running.from("127.67.2.50");
        assertThat(rcode(street, ns1, "desk.example.com")).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void aServerOfWhichTheWorldSaysNothingRefusesEverything() {
        assertThat(rcode(running.caller(), run("spare.example.com"), "spare.example.com"))
                .isEqualTo(Rcode.REFUSED);
    }

    @Test
    void recordsChangeInEveryViewAndAreGoneWithoutData() {
        Endpoint ns1 = run("ns1.example.com");
        servers.change("ns1.example.com", "new.example.com", "A", 60, List.of("192.0.2.1", "192.0.2.2"));
        for (Dialler from : List.of(running.caller(), running.from("127.67.1.50"))) {
            Message answer = ask(from, ns1, "new.example.com");
            assertThat(answer.getSection(Section.ANSWER))
                    .hasSize(2)
                    .allSatisfy(record -> assertThat(record.getTTL()).isEqualTo(60));
        }
        servers.change("ns1.example.com", "new.example.com", "A", 60, List.of());
        assertThat(rcode(running.caller(), ns1, "new.example.com")).isEqualTo(Rcode.NXDOMAIN);
        assertThatThrownBy(() -> servers.change("ns9.example.com", "a.example.com", "A", 60, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no name server ns9.example.com; there are [ns1.example.com]");
    }

    @Test
    void aZoneThatCannotBeServedIsToldWithItsServer() {
        NameServer.DnsZone zone = new NameServer.DnsZone(
                "example.com",
                Optional.empty(),
                "street",
                List.of(),
                60,
                60,
                List.of(),
                List.of(new NameServer.RecordText("www A 1.2.3", 7)),
                Optional.empty(),
                Map.of(),
                7);
        NameServers broken = new NameServers(
                List.of(new NameServer("ns1.example.com", Optional.empty(), List.of(zone), Map.of(), 6)));
        assertThatThrownBy(() -> new DnsSystem().programs(broken, new Site(model, LAB)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ns1.example.com: line 3: ");
    }

    private Endpoint run(String host) {
        return running.start(
                host, model.address(LAB, host), servers.of(model.host(host)).orElseThrow());
    }

    private static int rcode(Dialler from, Endpoint server, String name) {
        return ask(from, server, name).getRcode();
    }

    private static Message ask(Dialler from, Endpoint server, String name) {
        return Wireform.read(
                RunningServers.udp(from, server, Wireform.query(name, "A").toWire()));
    }
}
