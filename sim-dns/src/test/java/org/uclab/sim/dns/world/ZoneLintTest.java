package org.uclab.sim.dns.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.Finding;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;

class ZoneLintTest {

    private static final String GOOD = """
            world: small
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns1.example.com, reaches: [inside, outside]}
              outside: {network: 2, nameServer: ns2.example.org, reaches: [outside]}
            hosts:
              - {name: ns1.example.com, zone: inside, address: 2, runs: dns}
              - {name: ns3.sub.example.com, zone: inside, address: 3, runs: dns}
              - {name: ns2.example.org, zone: outside, address: 2, runs: dns}
              - {name: cucm1.example.com, zone: inside, address: 10, runs: ucm}
              - {name: cucm2.example.com, zone: inside, address: 11, runs: ucm}
            nameServers:
              ns1.example.com:
                forwardTo: ns2.example.org
                zones:
                  - name: example.com
                    view: inside
                    srv:
                      _cisco-uds._tcp:
                        - {host: cucm1.example.com, service: uds, priority: 6, weight: 30}
                    records:
                      - _sip._tcp SRV 0 0 5060 cucm1
                      - chat CNAME cucm2
                      - '@ MX 10 cucm2'
                      - sub NS ns3.sub
                      - '@ NAPTR 1 1 "s" "SIP+D2T" "" _sip._tcp'
                      - cisco-uc A 192.0.2.1
                  - {reverseOf: inside, view: inside}
                  - {name: example.net, view: inside, records: [note TXT there]}
              ns2.example.org:
                zones:
                  - {name: example.org, view: outside, records: [www A 192.0.2.80]}
              ns3.sub.example.com:
                zones:
                  - {name: sub.example.com, view: inside}
            """;

    @Test
    void findsNothingWrongWithAGoodWorld() {
        assertThat(findings(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a target that is not there, or has no address
                "5060 cucm1 | 5060 cucm9 | 22 | _sip._tcp.example.com points to cucm9.example.com, which has no address for hosts inside | name a host of the world that they can reach, or add an A record; if it is meant, write 'allow: [dangling-target]'",
                "MX 10 cucm2 | MX 10 mail | 24 | example.com points to mail.example.com, which has no address | add an A record",
                "CNAME cucm2 | CNAME cucm8 | 23 | chat.example.com points to cucm8.example.com, which does not exist for hosts inside | name something that exists, or add it",
                "CNAME cucm2 | CNAME www.example.test. | 23 | points to www.example.test, which does not exist | name something that exists",
                "\"\" _sip._tcp | \"\" _sips._tcp | 26 | example.com points to _sips._tcp.example.com, which does not exist | add it",
                "5060 cucm1 | 5060 note.example.net. | 22 | points to note.example.net, which has no address for hosts inside | add an A record",
                // a target that is no full name
                "5060 cucm1 | 5060 cucm1. | 22 | _sip._tcp.example.com points to 'cucm1', which is no full name | write host.domain; if it is meant, write 'allow: [short-target]'",
                "5060 cucm1 | 5060 127.1.1.10. | 22 | _sip._tcp.example.com points to the address 127.1.1.10 | name the host; if it is meant, write 'allow: [address-target]'",
                "{host: cucm1.example.com, service: uds | {addressOf: cucm1.example.com, service: uds | 20 | _cisco-uds._tcp.example.com points to the address 127.1.1.10 | name the host",
                // an alias beside other data
                "chat CNAME cucm2 | cucm1 CNAME cucm2 | 23 | cucm1.example.com is an alias and has other records besides | remove the CNAME record or the others",
                "cisco-uc A 192.0.2.1 | chat A 192.0.2.1 | 27 | chat.example.com is an alias and has other records besides | remove the CNAME record or the others",
                "cisco-uc A 192.0.2.1 | chat CNAME cucm1 | 27 | chat.example.com is an alias and has other records besides | remove the CNAME",
                // a service whose target is an alias
                "5060 cucm1 | 5060 chat | 22 | _sip._tcp.example.com points to chat.example.com, which is an alias | name the host itself; if it is meant, write 'allow: [srv-to-cname]'",
                // delegation, zones and text
                "sub NS ns3.sub | sub NS cucm1 | 25 | sub.example.com is delegated to cucm1.example.com, which does not serve it | give cucm1.example.com a zone sub.example.com",
                "cisco-uc A 192.0.2.1 | www.example.test. A 192.0.2.1 | 27 | www.example.test. does not lie in zone example.com | owners lie in the zone",
                "cisco-uc A 192.0.2.1 | cisco-uc A 192.0.2.300 | 27 | 192.0.2.300 | write records as RFC 1035 §5.1 has them",
                // who is told what
                "{name: example.org, view: outside, | {name: example.org, view: inside, allow: [exposed-hosts], | 32 | 'exposed-hosts' is allowed, but nothing here is | remove it from 'allow'",
                "{name: example.org, view: outside, | {name: example.com, view: inside, | 32 | ns2.example.org tells hosts outside of 4 hosts that they cannot reach, such as ns1.example.com | give the zone 'callers', or serve it from a name server of its own",
            })
    void namesLineAndRemedy(String good, String bad, int line, String message, String remedy) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);
        assertThat(findings(yaml)).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("w.yaml");
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.message()).contains(message);
            assertThat(finding.remedy()).contains(remedy);
        });
    }

    @Test
    void whatIsMeantIsNotFound() {
        String target = GOOD.replace("5060 cucm1", "5060 nowhere");
        assertThat(findings(target)).hasSize(1);
        assertThat(findings(target.replace(
                        "view: inside\n        srv", "view: inside\n        allow: [dangling-target]\n        srv")))
                .isEmpty();
        assertThat(findings(target.replace("forwardTo:", "allow: [dangling-target]\n    forwardTo:")))
                .isEmpty();
        assertThat(findings(target.replace("forwardTo:", "allow: [short-target]\n    forwardTo:")))
                .as("another slip is allowed than the one that is made")
                .hasSize(2);
    }

    @Test
    void theOutsideMustNotAskTheInside() {
        String turned = GOOD.replace("    forwardTo: ns2.example.org\n", "")
                .replace("  ns2.example.org:\n", "  ns2.example.org:\n    forwardTo: ns1.example.com\n");
        assertThat(findings(turned))
                .anySatisfy(finding -> assertThat(finding.toString())
                        .contains("w.yaml:30: ns2.example.org forwards to ns1.example.com, which tells hosts outside")
                        .contains("remedy: remove 'forwardTo': the outside never asks the inside"));
        assertThat(findings(turned.replace("forwardTo: ns1", "allow: [leak-by-forwarding]\n    forwardTo: ns1")))
                .isEmpty();
    }

    @Test
    void whatStandsInAnIncludedFileIsFoundThere() {
        String part = """
                nameServers:
                  ns1.example.com:
                    zones:
                      - name: $zone
                        view: inside
                        records:
                          - _sip._tcp SRV 0 0 5060 nowhere
                """;
        String world = "include: [{file: part.yaml, with: {zone: example.info}}]\n" + GOOD;
        assertThat(findings(world, Map.of("part.yaml", part))).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("part.yaml");
            assertThat(finding.line()).isEqualTo(7);
            assertThat(finding.message()).contains("_sip._tcp.example.info points to nowhere.example.info");
        });
    }

    @Test
    void whatAMasterFileHoldsIsLookedAtToo() {
        String world = GOOD.replace("records: [note TXT there]", "masterFile: net.zone");
        String head = "@ 300 IN SOA ns1.example.com. hostmaster 1 2 3 4 5\n  NS ns1.example.com.\n";
        assertThat(findings(world, Map.of("net.zone", head))).isEmpty();
        assertThat(findings(world, Map.of("net.zone", head + "_sip._tcp SRV 0 0 5060 nowhere\n")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.line()).isEqualTo(29);
                    assertThat(finding.message())
                            .contains("_sip._tcp.example.net points to nowhere.example.net, which has no address");
                });
        assertThat(findings(world, Map.of("net.zone", head + "a CNAME b\na TXT c\nb TXT d\n")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("a.example.net. has a CNAME record and another one");
                    assertThat(finding.remedy()).contains("an alias has no other record");
                });
        assertThat(findings(world, Map.of("net.zone", head + "a A 1.2.3.4.5\n")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("line 3"));
    }

    private static List<Finding> findings(String yaml) {
        return findings(yaml, Map.of());
    }

    private static List<Finding> findings(String yaml, Map<String, String> files) {
        Library library = path -> {
            if (!files.containsKey(path)) {
                throw new IOException("there is no " + path);
            }
            return files.get(path).getBytes(StandardCharsets.UTF_8);
        };
        try {
            Others.read(yaml, library);
            return List.of();
        } catch (WorldException broken) {
            return broken.findings();
        }
    }
}
