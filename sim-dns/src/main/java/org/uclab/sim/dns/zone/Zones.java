package org.uclab.sim.dns.zone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;

/** All zones of a view. Immutable: a change is a new object. */
public final class Zones {

    private final Map<Name, ZoneData> byOrigin = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when a zone is unusable or given twice
     */
    public Zones(List<DnsZone> zones) {
        for (DnsZone zone : zones) {
            ZoneData data = new ZoneData(zone);
            if (byOrigin.put(data.origin(), data) != null) {
                throw new IllegalArgumentException("zone " + zone.name() + " is given twice");
            }
        }
    }

    private Zones(Zones before, ZoneData changed) {
        byOrigin.putAll(before.byOrigin);
        byOrigin.put(changed.origin(), changed);
    }

    /**
     * The same with that zone in place of the one of its name.
     *
     * @throws IllegalArgumentException when it is unusable
     */
    Zones with(DnsZone changed) {
        return new Zones(this, new ZoneData(changed));
    }

    /** The closest zone that the name lies in. */
    public Optional<ZoneData> closest(Name name) {
        for (int strip = 0; strip < name.labels(); strip++) {
            ZoneData data = byOrigin.get(strip == 0 ? name : new Name(name, strip));
            if (data != null) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    /** As they were given. */
    public List<DnsZone> sources() {
        List<DnsZone> sources = new ArrayList<>();
        byOrigin.values().forEach(zone -> sources.add(zone.source()));
        return sources;
    }
}
