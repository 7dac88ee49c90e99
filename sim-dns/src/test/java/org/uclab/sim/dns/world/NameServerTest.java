package org.uclab.sim.dns.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.system.Site;
import org.uclab.sim.dns.zone.DnsRecord;

class NameServerTest {

    private static final String GOOD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside, outside]}
              outside: {network: 2, nameServer: ns2.example.com, reaches: [outside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: dns}
              - {name: ns2.example.com, zone: outside, address: 2, runs: dns, ports: {dns: 5353}}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: ucm, ports: {uds: 9443}}
              - {name: bare1.example.com, zone: inside, address: 11, runs: ucm}
            nameServers:
              ns1.example.com:
                forwardTo: NS2.example.com
                allow: [address-target]
                zones:
                  - name: Example.com
                    view: inside
                    srv:
                      _cisco-uds._tcp:
                        - {host: cucm1.example.com, service: uds, priority: 6, weight: 30}
                        - {addressOf: cucm1.example.com, port: 8443}
            """;

    @Test
    void readsNameServers() throws WorldException {
        LabModel model = read(GOOD);
        assertThat(model.host("ns2.example.com").ports()).containsEntry(DnsServices.DNS, 5353);
        NameServers section = model.section(NameServers.class);
        NameServer server = section.servers().get(0);
        assertThat(server.host()).isEqualTo("ns1.example.com");
        assertThat(server.forwardTo()).contains("ns2.example.com");
        assertThat(server.allow()).containsEntry(DnsSlip.ADDRESS_TARGET, 14);
        NameServer.DnsZone zone = server.zones().get(0);
        assertThat(zone.name()).isEqualTo("example.com");
        assertThat(zone.ttl()).isEqualTo(3600);
        assertThat(zone.services().get(0).targets())
                .containsExactly(
                        new NameServer.Target(
                                6,
                                30,
                                OptionalInt.empty(),
                                new Reading.Line("uds", 20),
                                "cucm1.example.com",
                                false,
                                20),
                        new NameServer.Target(
                                0, 0, OptionalInt.of(8443), new Reading.Line("", 21), "cucm1.example.com", true, 21));
        assertThat(section.calledByAddress()).containsExactly("cucm1.example.com");
    }

    @Test
    void aServiceHasThePortThatItsHostGivesIt() throws WorldException, ServedZones.Unusable {
        LabModel model = read(GOOD);
        NameServer server = model.section(NameServers.class).servers().get(0);
        ServedZones.Served zone =
                new ServedZones(new Site(model, 7)).zone(server, server.zones().get(0));
        assertThat(zone.zone().records())
                .contains(
                        DnsRecord.a("cucm1.example.com", "127.7.1.10"),
                        DnsRecord.srv("_cisco-uds._tcp.example.com", 6, 30, 9443, "cucm1.example.com"),
                        DnsRecord.srv("_cisco-uds._tcp.example.com", 0, 0, 8443, "127.7.1.10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nameServer: ns1.example.com | nameServer: cucm1.example.com | w.yaml:4: zone inside names cucm1.example.com, which runs ucm | name a host that runs dns",
                "nameServers:\\n  ns1.example.com: | nameServers:\\n  cucm1.example.com: | name server cucm1.example.com names cucm1.example.com, which runs ucm | runs dns",
                "forwardTo: NS2.example.com | forwardTo: cucm1.example.com | 'forwardTo' of ns1.example.com names cucm1.example.com, which runs ucm | runs dns",
                "forwardTo: NS2.example.com | forwardTo: ns9.example.com | names the host 'ns9.example.com', which does not exist | one of: ns1.example.com",
                "forwardTo: NS2.example.com | forwardTo: ns1.example.com | name servers forward in a circle: ns1.example.com to ns1.example.com | remove one 'forwardTo'",
                "view: inside | view: moon | DNS zone example.com names the zone 'moon', which does not exist | one of: inside, outside",
                "view: inside | view: inside\\n        callers: [moon] | DNS zone example.com names the zone 'moon' | one of: inside, outside",
                "zones:\\n      - name: Example.com | zones:\\n      - {name: example.com, view: inside}\\n      - name: Example.com | w.yaml:17: ns1.example.com has the zone example.com twice for the same callers | give each its own 'callers'",
                "name: Example.com | name: a.test\\n        reverseOf: inside | the zone has both 'name' and 'reverseOf' | keep one of them",
                "host: cucm1.example.com, service: uds | host: cucm9.example.com, service: uds | w.yaml:20: _cisco-uds._tcp names the host 'cucm9.example.com', which does not exist | one of",
                "service: uds | service: xmpp | w.yaml:20: cucm1.example.com has no service 'xmpp' | one of: [uds, tftp-http]",
                "host: cucm1.example.com, service: uds | host: bare1.example.com, service: uds | bare1.example.com has no service 'uds' | one of: []",
                "service: uds, | '' | an SRV target lacks 'service' | add 'service",
                "port: 8443 | port: 70000 | 'port' of an SRV target is '70000' | from 1 to 65535",
                "addressOf: cucm1.example.com | addressOf: cucm1.example.com, host: ns1.example.com | the target has both 'host' and 'addressOf' | keep one",
                "allow: [address-target] | allow: [bad-target] | 'allow' does not know 'bad-target' | one of: address-target, short-target",
                "view: inside | view: inside\\n        masterFile: a.zone | master file 'a.zone' cannot be read | give a path relative to the world",
                "ports: {dns: 5353} | ports: {tftp: 5353} | has the unknown key 'tftp' | dns",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = GOOD.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(GOOD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }

    @Test
    void zonesAreLookedThroughOnlyWhereNothingElseIsWrong() {
        String lost = GOOD.replace("port: 8443}", "port: 8443}\n        records: [_sip._tcp SRV 0 0 5060 nowhere]");
        assertThat(findings(lost)).singleElement().asString().contains("nowhere.example.com, which has no address");
        assertThat(findings(lost.replace("service: uds", "service: xmpp")))
                .singleElement()
                .asString()
                .contains("has no service 'xmpp'");
        assertThat(findings(lost.replace("zone: inside, address: 11", "zone: moon, address: 11")))
                .singleElement()
                .asString()
                .contains("names the zone 'moon'");
    }

    private static List<?> findings(String yaml) {
        return catchThrowableOfType(WorldException.class, () -> read(yaml)).findings();
    }

    private static LabModel read(String yaml) throws WorldException {
        return Others.read(yaml, Library.EMPTY);
    }
}
