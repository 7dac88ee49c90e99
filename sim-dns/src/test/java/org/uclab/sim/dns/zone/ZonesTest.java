package org.uclab.sim.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZonesTest {

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(DnsRecord.a("cucm2", "127.0.0.1"), "cucm2. does not lie in zone uclab.com."),
                Arguments.of(DnsRecord.a("x.uclab.com", "127.0.0.256"), "'127.0.0.256' is no IPv4 address"),
                Arguments.of(DnsRecord.a("x.uclab.com", "localhost"), "A record of x.uclab.com"),
                Arguments.of(DnsRecord.a("x..uclab.com", "127.0.0.1"), "'x..uclab.com' is no DNS name"),
                Arguments.of(DnsRecord.a("x".repeat(64) + ".uclab.com", "127.0.0.1"), "is no DNS name"),
                Arguments.of(DnsRecord.srv("s.uclab.com", 0, 0, 65_536, "x.uclab.com"), "SRV record of s.uclab.com"),
                Arguments.of(DnsRecord.txt("t.uclab.com", "x".repeat(256)), "TXT record of t.uclab.com"),
                Arguments.of(DnsRecord.cname("www.uclab.com", "other.uclab.com"), "has a CNAME record and another"),
                Arguments.of(DnsRecord.a("www.uclab.com", "127.0.0.1"), "has a CNAME record and another"),
                Arguments.of(DnsRecord.a("cucm3.uclab.com", "127.0.0.1").ttl(1), "differ in their time to live"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void refusesAnUnusableRecordAndNamesIt(DnsRecord record, String complaint) {
        List<DnsRecord> records = Stream.concat(Company.uclab().records().stream(), Stream.of(record))
                .toList();
        assertThatThrownBy(() -> new Zones(List.of(Company.uclab().with(records))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesAZoneGivenTwice() {
        assertThatThrownBy(() -> new Zones(List.of(Company.uclab(), Company.uclab())))
                .hasMessageContaining("zone uclab.com is given twice");
    }

    @Test
    void findsTheClosestOfNestedZones() {
        DnsZone inner = new DnsZone(
                "cisco-internal.uclab.com", DnsZone.Soa.of("ns1.uclab.com", "h.uclab.com", 60), 60, List.of());
        Zones zones = new Zones(List.of(Company.uclab(), inner));
        assertThat(zones.closest(Records.name("a.b.CISCO-internal.uclab.com"))
                        .orElseThrow()
                        .origin())
                .isEqualTo(Records.name("cisco-internal.uclab.com"));
        assertThat(zones.closest(Records.name("a.uclab.com")).orElseThrow().origin())
                .isEqualTo(Records.name("uclab.com"));
        assertThat(zones.closest(Records.name("notuclab.com"))).isEmpty();
        assertThat(zones.closest(Records.name("com"))).isEmpty();
    }
}
