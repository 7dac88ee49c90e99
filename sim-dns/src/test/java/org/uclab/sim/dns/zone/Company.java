package org.uclab.sim.dns.zone;

import java.util.ArrayList;
import java.util.List;

/** The zones that the tests ask for. */
public final class Company {

    private Company() {}

    public static DnsZone uclab() {
        return new DnsZone(
                "uclab.com",
                new DnsZone.Soa("ns1.uclab.com", "hostmaster.uclab.com", 7, 3600, 600, 86_400, 30),
                300,
                List.of(
                        DnsRecord.a("ns1.uclab.com", "127.1.1.2"),
                        DnsRecord.a("cucm2.uclab.com", "127.1.1.12").ttl(60),
                        DnsRecord.a("cucm3.uclab.com", "127.1.1.13"),
                        DnsRecord.srv("_cisco-uds._tcp.uclab.com", 6, 30, 8443, "cucm3.uclab.com"),
                        DnsRecord.srv("_cisco-uds._tcp.uclab.com", 2, 20, 8443, "cucm2.uclab.com"),
                        DnsRecord.srv("literal.uclab.com", 0, 0, 8443, "192.168.0.26"),
                        DnsRecord.cname("www.uclab.com", "cucm2.uclab.com"),
                        DnsRecord.cname("dangling.uclab.com", "gone.uclab.com"),
                        DnsRecord.cname("away.uclab.com", "www.example.org"),
                        DnsRecord.cname("across.uclab.com", "deep.pin.example.com"),
                        DnsRecord.cname("loop1.uclab.com", "loop2.uclab.com"),
                        DnsRecord.cname("loop2.uclab.com", "loop1.uclab.com"),
                        DnsRecord.txt("note.uclab.com", "one", "and two"),
                        DnsRecord.a("*.dyn.uclab.com", "127.1.1.99"),
                        DnsRecord.txt("there.dyn.uclab.com", "x"),
                        DnsRecord.ns("lab.uclab.com", "ns.lab.uclab.com"),
                        DnsRecord.a("ns.lab.uclab.com", "127.1.1.30")));
    }

    public static DnsZone pinpoint() {
        return new DnsZone(
                "pin.example.com",
                DnsZone.Soa.of("ns1.uclab.com", "hostmaster.uclab.com", 60),
                300,
                List.of(DnsRecord.a("deep.pin.example.com", "127.1.1.20")));
    }

    public static DnsZone reverse() {
        return new DnsZone(
                "127.in-addr.arpa.",
                DnsZone.Soa.of("ns1.uclab.com.", "hostmaster.uclab.com.", 60),
                300,
                List.of(DnsRecord.ptr("12.1.1.127.in-addr.arpa", "cucm2.uclab.com")));
    }

    /** A set of addresses too large for a datagram. */
    public static DnsZone crowd(int addresses) {
        List<DnsRecord> records = new ArrayList<>();
        for (int i = 0; i < addresses; i++) {
            records.add(DnsRecord.a("all.crowd.test", "127.3." + i / 250 + "." + (1 + i % 250)));
        }
        return new DnsZone("crowd.test", DnsZone.Soa.of("ns1.uclab.com", "h.uclab.com", 60), 60, records);
    }

    public static List<DnsZone> all() {
        return List.of(uclab(), pinpoint(), reverse(), crowd(400));
    }
}
