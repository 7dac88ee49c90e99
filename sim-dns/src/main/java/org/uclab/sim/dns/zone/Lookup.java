package org.uclab.sim.dns.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/**
 * One look-up in the zones, by the steps of RFC 1034 §4.3.2.
 *
 * <p>An alias is followed through every zone of ours; where it leaves them the caller goes on. The response code is
 * that of the last name of the chain (RFC 6604 §3).
 */
public final class Lookup {

    /** Aliases followed; a longer chain, or one that bites its tail, ends there. */
    public static final int ALIASES_MAX = 8;

    private final Zones zones;
    private final List<Record> answer = new ArrayList<>();
    private final List<Record> authority = new ArrayList<>();
    private final Set<Record> additional = new LinkedHashSet<>();
    private int rcode = Rcode.NOERROR;
    private boolean authoritative = true;

    private Lookup(Zones zones) {
        this.zones = zones;
    }

    /** Looks up a name that lies in that zone of ours. */
    public static Lookup of(Zones zones, ZoneData zone, Name name, int type) {
        Lookup lookup = new Lookup(zones);
        lookup.run(zone, name, type);
        lookup.answer.forEach(lookup::addAddresses);
        return lookup;
    }

    public int rcode() {
        return rcode;
    }

    public boolean authoritative() {
        return authoritative;
    }

    public List<Record> answer() {
        return answer;
    }

    public List<Record> authority() {
        return authority;
    }

    public Collection<Record> additional() {
        return additional;
    }

    private void run(ZoneData first, Name asked, int type) {
        Name name = asked;
        Optional<ZoneData> zone = Optional.of(first);
        for (int aliases = 0; zone.isPresent(); aliases++) {
            Optional<Name> target = step(zone.get(), name, type);
            if (target.isEmpty() || aliases == ALIASES_MAX) {
                return;
            }
            name = target.get();
            zone = zones.closest(name);
        }
    }

    /** Adds what the zone says of the name; the target of an alias that is to be followed, if there is one. */
    private Optional<Name> step(ZoneData zone, Name name, int type) {
        Optional<List<Record>> delegation = zone.delegation(name);
        if (delegation.isPresent()) {
            refer(delegation.get());
            return Optional.empty();
        }
        Optional<Map<Integer, List<Record>>> node = zone.node(name);
        if (node.isEmpty()) {
            rcode = Rcode.NXDOMAIN;
            authority.add(zone.negativeSoa());
            return Optional.empty();
        }
        Map<Integer, List<Record>> sets = node.get();
        if (type == Type.ANY && !sets.isEmpty()) {
            sets.values().forEach(answer::addAll);
        } else if (sets.containsKey(type)) {
            answer.addAll(sets.get(type));
        } else if (sets.containsKey(Type.CNAME)) {
            Record alias = sets.get(Type.CNAME).get(0);
            answer.add(alias);
            return Optional.of(((CNAMERecord) alias).getTarget());
        } else {
            authority.add(zone.negativeSoa());
        }
        return Optional.empty();
    }

    private void refer(List<Record> servers) {
        // What is below the cut is not ours, but an alias that led here is.
        authoritative = !answer.isEmpty();
        authority.addAll(servers);
        servers.forEach(this::addAddresses);
    }

    private void addAddresses(Record record) {
        Name host = switch (record.getType()) {
            case Type.SRV -> ((SRVRecord) record).getTarget();
            case Type.NS -> ((NSRecord) record).getTarget();
            case Type.MX -> ((MXRecord) record).getTarget();
            default -> null;
        };
        if (host != null) {
            zones.closest(host).ifPresent(zone -> {
                additional.addAll(zone.exactly(host, Type.A));
                additional.addAll(zone.exactly(host, Type.AAAA));
            });
        }
    }
}
