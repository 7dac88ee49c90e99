package org.uclab.sim.dns.world;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Zone;
import org.uclab.lab.system.Site;
import org.uclab.sim.dns.zone.DnsRecord;
import org.uclab.sim.dns.zone.DnsRecord.Data.Kind;

/**
 * What hosts of a world find under a name: who asks which server, and where a question ends that servers pass on.
 */
final class NamesInReach {

    private final LabModel model;
    private final Map<String, NameServer> servers = new HashMap<>();
    private final Map<String, List<ServedZones.Served>> served;
    private final Map<String, Host> byAddress = new HashMap<>();

    /**
     * @param site   whose addresses the zones have
     * @param served zones of each name server by its host
     */
    NamesInReach(NameServers section, Site site, Map<String, List<ServedZones.Served>> served) {
        this.model = site.model();
        this.served = served;
        section.servers().forEach(server -> servers.put(server.host(), server));
        model.hosts().values().forEach(host -> byAddress.put(site.address(host.name()), host));
    }

    List<ServedZones.Served> zones(String server) {
        return served.getOrDefault(server, List.of());
    }

    /** The types of record that a host in that zone of the world finds under a name when it asks that server. */
    Set<Kind> kinds(String server, String caller, String name) {
        for (Stop stop : way(server, caller)) {
            Optional<ServedZones.Served> zone = closest(stop, name);
            if (zone.isPresent()) {
                return kinds(zone.get(), name);
            }
        }
        return Set.of();
    }

    /**
     * One server on the way of a question.
     *
     * @param asker zone of the world that it sees the question come from
     */
    record Stop(String server, String asker) {}

    /** The servers that a question of a host passes as long as nobody answers it, the one it is put to first. */
    List<Stop> way(String server, String caller) {
        Set<String> passed = new HashSet<>();
        Set<Stop> way = new LinkedHashSet<>();
        String asker = caller;
        Optional<NameServer> at = Optional.ofNullable(servers.get(server));
        while (at.isPresent() && passed.add(at.get().host())) {
            way.add(new Stop(at.get().host(), asker));
            asker = model.host(at.get().host()).zone();
            at = at.get().forwardTo().map(servers::get);
        }
        return List.copyOf(way);
    }

    /** Whether that server is an authority for the name. */
    boolean serves(String server, String name) {
        return zones(server).stream()
                .anyMatch(zone ->
                        ServedZones.within(name, ServedZones.key(zone.zone().name())));
    }

    /** Zones of the world whose hosts get this zone's records from this server. */
    Set<String> askers(NameServer server, ServedZones.Served zone) {
        Set<String> askers = new LinkedHashSet<>(zone.source().callers());
        if (askers.isEmpty()) {
            askers.add(zone.source().view());
            for (Zone each : model.zones().values()) {
                if (each.nameServer().equals(server.host())) {
                    askers.add(each.name());
                }
            }
        }
        return askers;
    }

    /** Hosts that this zone tells of and that callers from that zone of the world cannot reach. */
    List<String> outOfReach(ServedZones.Served zone, String caller) {
        Zone where = model.zones().get(caller);
        return zone.records().stream()
                .filter(placed -> placed.record().data().kind() == Kind.A)
                .map(placed -> byAddress.get(((DnsRecord.A) placed.record().data()).address()))
                .filter(host -> host != null
                        && !host.zone().equals(caller)
                        && !where.reaches().contains(host.zone()))
                .map(Host::name)
                .toList();
    }

    private Optional<ServedZones.Served> closest(Stop stop, String name) {
        ServedZones.Served closest = null;
        for (ServedZones.Served zone : zones(stop.server())) {
            String origin = ServedZones.key(zone.zone().name());
            boolean longer =
                    closest == null || origin.length() > closest.zone().name().length();
            if (zone.seenFrom(stop.asker()) && ServedZones.within(name, origin) && longer) {
                closest = zone;
            }
        }
        return Optional.ofNullable(closest);
    }

    private static Set<Kind> kinds(ServedZones.Served zone, String name) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        String wildcard = "*." + name.substring(name.indexOf('.') + 1);
        for (String owner : List.of(name, wildcard)) {
            for (ServedZones.Placed placed : zone.records()) {
                if (ServedZones.key(placed.record().name()).equals(owner)) {
                    kinds.add(placed.record().data().kind());
                }
            }
            if (!kinds.isEmpty()) {
                return kinds;
            }
        }
        return kinds;
    }
}
