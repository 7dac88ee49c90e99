package org.uclab.sim.dns.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** A name and a type, by which records of a zone are looked at and changed. */
public record RecordSet(Name name, int type) {

    private static final long SERIALS = 1L << 32;

    /**
     * @throws IllegalArgumentException when the name or the type is none, or the type is SOA
     */
    public static RecordSet of(String name, String type) {
        int number = Type.value(type, true);
        if (number < 0 || number == Type.SOA) {
            throw new IllegalArgumentException("'" + type + "' is no type of records that a zone has in sets");
        }
        return new RecordSet(Records.name(name), number);
    }

    /** The zone's records of this set. */
    public List<DnsRecord> in(DnsZone zone) {
        return zone.records().stream().filter(this::holds).toList();
    }

    /**
     * The zones with this set replaced and the serial of the zone raised; empty when the name lies in none of them.
     *
     * @throws IllegalArgumentException when a record is of another name or type, or the zone would be unusable
     */
    public Optional<Zones> changed(Zones zones, List<DnsRecord> records) {
        for (DnsRecord record : records) {
            if (!holds(record)) {
                throw new IllegalArgumentException(
                        "the record of " + record.name() + " is no " + Type.string(type) + " record of " + name);
            }
        }
        return zones.closest(name).map(zone -> {
            DnsZone source = zone.source();
            List<DnsRecord> all = new ArrayList<>(source.records());
            all.removeIf(this::holds);
            all.addAll(records);
            return zones.with(raised(source).with(all));
        });
    }

    private boolean holds(DnsRecord record) {
        return Records.type(record.data()) == type
                && Records.name(record.name()).equals(name);
    }

    /** RFC 1982 §3: serials count up and around. */
    private static DnsZone raised(DnsZone zone) {
        DnsZone.Soa soa = zone.soa();
        DnsZone.Soa next = new DnsZone.Soa(
                soa.primary(),
                soa.mailbox(),
                (soa.serial() + 1) % SERIALS,
                soa.refresh(),
                soa.retry(),
                soa.expire(),
                soa.minimum());
        return new DnsZone(zone.name(), next, zone.ttlSeconds(), zone.records());
    }
}
