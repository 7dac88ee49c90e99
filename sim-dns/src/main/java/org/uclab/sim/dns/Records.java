package org.uclab.sim.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** The zone's value types as dnsjava records. Each complaint names the record. */
final class Records {

    private Records() {}

    /**
     * @throws IllegalArgumentException when the text is no name
     */
    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException unusable) {
            throw new IllegalArgumentException("'" + text + "' is no DNS name: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * @throws IllegalArgumentException when it is unusable
     */
    static Record of(DnsRecord record, int zoneTtlSeconds) {
        Name owner = name(record.name());
        long ttl = record.ttlSeconds().orElse(zoneTtlSeconds);
        try {
            return of(owner, ttl, record.data());
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    record.data().kind() + " record of " + record.name() + ": " + unusable.getMessage(), unusable);
        }
    }

    static SOARecord soa(DnsZone zone) {
        DnsZone.Soa soa = zone.soa();
        return new SOARecord(
                name(zone.name()),
                DClass.IN,
                zone.ttlSeconds(),
                name(soa.primary()),
                name(soa.mailbox()),
                soa.serial(),
                soa.refresh(),
                soa.retry(),
                soa.expire(),
                soa.minimum());
    }

    private static Record of(Name owner, long ttl, DnsRecord.Data data) {
        return switch (data.kind()) {
            case A -> new ARecord(owner, DClass.IN, ttl, address(((DnsRecord.A) data).address()));
            case NS -> new NSRecord(owner, DClass.IN, ttl, name(((DnsRecord.Ns) data).host()));
            case CNAME -> new CNAMERecord(owner, DClass.IN, ttl, name(((DnsRecord.Cname) data).target()));
            case PTR -> new PTRRecord(owner, DClass.IN, ttl, name(((DnsRecord.Ptr) data).target()));
            case SRV -> {
                DnsRecord.Srv srv = (DnsRecord.Srv) data;
                yield new SRVRecord(
                        owner, DClass.IN, ttl, srv.priority(), srv.weight(), srv.port(), name(srv.target()));
            }
            case TXT -> new TXTRecord(owner, DClass.IN, ttl, ((DnsRecord.Txt) data).texts());
        };
    }

    private static InetAddress address(String dottedQuad) {
        byte[] bytes = Address.toByteArray(dottedQuad, Address.IPv4);
        if (bytes == null) {
            throw new IllegalArgumentException("'" + dottedQuad + "' is no IPv4 address");
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
