package org.uclab.sim.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Type;

class MasterFileTest {

    private static final String HEAD = """
            $TTL 300
            @  IN SOA ns1 hostmaster 2024 3600 600 86400 60
               IN NS  ns1
            ns1 IN A 127.1.1.2
            """;

    @Test
    void readsEveryTypeItHasAValueForAndCarriesTheOthers() {
        DnsZone zone = DnsZone.parse(HEAD + """
                        v6     AAAA  2001:db8::1
                        @      MX    10 mail.example.org.
                        _x._tcp SRV  6 30 8443 ns1
                        txt    TXT   "two words" "q\\"uote" "\\200"
                        www    60 IN CNAME ns1
                        4.3.2  PTR   ns1
                        conf   NAPTR 100 10 "U" "XCON+XCON" "!.*!xcon:a@b!" .
                        host   HINFO "PC" "none"
                        new    TYPE65280 \\# 3 0a0B0c
                        """, "uclab.com");
        assertThat(zone.name()).isEqualTo("uclab.com");
        assertThat(zone.ttlSeconds()).isEqualTo(300);
        assertThat(zone.soa())
                .isEqualTo(new DnsZone.Soa("ns1.uclab.com", "hostmaster.uclab.com", 2024, 3600, 600, 86_400, 60));
        assertThat(zone.records())
                .contains(
                        DnsRecord.mx("uclab.com", 10, "mail.example.org").ttl(300),
                        DnsRecord.srv("_x._tcp.uclab.com", 6, 30, 8443, "ns1.uclab.com")
                                .ttl(300),
                        DnsRecord.cname("www.uclab.com", "ns1.uclab.com").ttl(60),
                        DnsRecord.ptr("4.3.2.uclab.com", "ns1.uclab.com").ttl(300),
                        DnsRecord.naptr("conf.uclab.com", 100, 10, "U", "XCON+XCON", "!.*!xcon:a@b!", ".")
                                .ttl(300),
                        DnsRecord.opaque("host.uclab.com", Type.HINFO, "025043046e6f6e65")
                                .ttl(300),
                        DnsRecord.opaque("new.uclab.com", 65_280, "0a0b0c").ttl(300));
        assertThat(zone.records()).anyMatch(record -> record.data().kind() == DnsRecord.Data.Kind.AAAA);
        assertThat(new ZoneData(zone).exactly(Records.name("txt.uclab.com"), Type.TXT))
                .extracting(record -> record.rdataToString())
                .containsExactly("\"two words\" q\\\"uote \\200");
    }

    @Test
    void givesASetTheLeastOfItsTimesToLive() {
        DnsZone zone = DnsZone.parse(HEAD + "a 100 A 127.0.0.1\na 50 A 127.0.0.2\na 70 TXT x\n", "uclab.com");
        assertThat(zone.records())
                .contains(
                        DnsRecord.a("a.uclab.com", "127.0.0.1").ttl(50),
                        DnsRecord.a("a.uclab.com", "127.0.0.2").ttl(50),
                        DnsRecord.txt("a.uclab.com", "x").ttl(70));
    }

    @Test
    void obeysOriginAndGenerate() {
        DnsZone zone =
                DnsZone.parse("$ORIGIN pin.example.com.\n" + HEAD + "$GENERATE 1-3 h$ A 127.1.2.$\n", "elsewhere.test");
        assertThat(zone.name()).isEqualTo("pin.example.com");
        assertThat(zone.records())
                .contains(DnsRecord.a("h3.pin.example.com", "127.1.2.3").ttl(300));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad A 127.0.0.256 | line 5",
                "bad SRV 1 2 70000 ns1 | line 5",
                "bad WHAT 1 | line 5",
                "bad A | line 6",
                "$INCLUDE /etc/passwd | line 5",
                "bad TXT \"open | line 6",
                "a CH TXT x | class CH",
                "other.test. A 127.0.0.1 | does not lie in zone",
                "ns1 CNAME other | CNAME record and another",
                "@ SOA ns1 h 1 1 1 1 1 | one SOA",
                "$GENERATE 1-999999999 h$ A 127.0.0.1 | at most 100000 records"
            })
    void saysWhatIsWrongAndWhere(String line, String complaint) {
        assertThatThrownBy(() -> DnsZone.parse(HEAD + line + "\n", "uclab.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void needsAnSoaRecord() {
        assertThatThrownBy(() -> DnsZone.parse("a 60 IN A 127.0.0.1\n", "uclab.com"))
                .hasMessageContaining("no SOA record");
    }
}
