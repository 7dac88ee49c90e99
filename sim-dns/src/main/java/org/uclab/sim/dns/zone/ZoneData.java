package org.uclab.sim.dns.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** One zone, ready for look-ups. Names compare without regard to case. Immutable. */
public final class ZoneData {

    private static final Name WILDCARD = Name.fromConstantString("*");

    /** Record sets by name, then type. A name that exists only because of names below it has no set (RFC 4592 §2.2.2). */
    private final Map<Name, Map<Integer, List<Record>>> names = new HashMap<>();

    private final DnsZone source;
    private final Name origin;
    private final SOARecord soa;

    /**
     * @throws IllegalArgumentException when the zone is unusable; the message names the record
     */
    ZoneData(DnsZone zone) {
        source = zone;
        origin = Records.name(zone.name());
        soa = Records.soa(zone);
        add(soa);
        zone.records().forEach(record -> add(Records.of(record, zone.ttlSeconds())));
        Map<Integer, List<Record>> apex = names.get(origin);
        if (!apex.containsKey(Type.NS)) {
            add(new NSRecord(origin, soa.getDClass(), soa.getTTL(), soa.getHost()));
        }
        names.forEach(ZoneData::check);
    }

    public Name origin() {
        return origin;
    }

    /** The zone as it was given. */
    public DnsZone source() {
        return source;
    }

    /** Every record, the SOA first. */
    public List<Record> everything() {
        List<Record> all = new ArrayList<>(List.of(soa));
        names.values()
                .forEach(sets -> sets.values()
                        .forEach(set -> set.stream()
                                .filter(record -> !record.equals(soa))
                                .forEach(all::add)));
        return all;
    }

    /** The SOA for a negative answer: it may be kept for the lesser of the two times (RFC 2308 §3). */
    public SOARecord negativeSoa() {
        long ttl = Math.min(soa.getTTL(), soa.getMinimum());
        return new SOARecord(
                origin,
                soa.getDClass(),
                ttl,
                soa.getHost(),
                soa.getAdmin(),
                soa.getSerial(),
                soa.getRefresh(),
                soa.getRetry(),
                soa.getExpire(),
                soa.getMinimum());
    }

    /** The name servers that the name is delegated to; empty when it is ours. */
    Optional<List<Record>> delegation(Name name) {
        for (int strip = name.labels() - origin.labels() - 1; strip >= 0; strip--) {
            Map<Integer, List<Record>> sets = names.get(ancestor(name, strip));
            if (sets == null) {
                return Optional.empty();
            }
            if (sets.containsKey(Type.NS)) {
                return Optional.of(sets.get(Type.NS));
            }
        }
        return Optional.empty();
    }

    /** The record sets of the name, those of a wildcard included; empty when there is no such name. */
    Optional<Map<Integer, List<Record>>> node(Name name) {
        Map<Integer, List<Record>> exact = names.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (int strip = 1; strip <= name.labels() - origin.labels(); strip++) {
            Name encloser = ancestor(name, strip);
            if (names.containsKey(encloser)) {
                return Optional.ofNullable(names.get(below(encloser))).map(sets -> owned(sets, name));
            }
        }
        return Optional.empty();
    }

    /** The records of that name and type, no wildcards: for the additional section. */
    Collection<Record> exactly(Name name, int type) {
        return names.getOrDefault(name, Map.of()).getOrDefault(type, List.of());
    }

    private void add(Record record) {
        Name owner = record.getName();
        if (!owner.subdomain(origin)) {
            throw new IllegalArgumentException(owner + " does not lie in zone " + origin);
        }
        for (int strip = owner.labels() - origin.labels(); strip >= 0; strip--) {
            names.computeIfAbsent(ancestor(owner, strip), name -> new LinkedHashMap<>());
        }
        List<Record> set = names.get(owner).computeIfAbsent(record.getType(), type -> new ArrayList<>());
        if (set.contains(record)) {
            return; // RFC 2181 §5: a set has no record twice
        }
        if (!set.isEmpty() && set.get(0).getTTL() != record.getTTL()) {
            // RFC 2181 §5.2
            throw new IllegalArgumentException("records of one set differ in their time to live: " + record);
        }
        set.add(record);
    }

    private static void check(Name name, Map<Integer, List<Record>> sets) {
        List<Record> aliases = sets.getOrDefault(Type.CNAME, List.of());
        if (!aliases.isEmpty() && (sets.size() > 1 || aliases.size() > 1)) {
            // RFC 1034 §3.6.2
            throw new IllegalArgumentException(name + " has a CNAME record and another one");
        }
    }

    private static Name ancestor(Name name, int strip) {
        return strip == 0 ? name : new Name(name, strip);
    }

    private static Name below(Name encloser) {
        try {
            return Name.concatenate(WILDCARD, encloser);
        } catch (NameTooLongException noRoom) {
            return encloser; // a name of full length has nothing below it
        }
    }

    private static Map<Integer, List<Record>> owned(Map<Integer, List<Record>> sets, Name owner) {
        Map<Integer, List<Record>> own = new LinkedHashMap<>();
        sets.forEach((type, set) ->
                own.put(type, set.stream().map(record -> record.withName(owner)).toList()));
        return own;
    }
}
