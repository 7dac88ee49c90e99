package org.uclab.sim.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.node.Program;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.sim.dns.server.DnsConfig;
import org.uclab.sim.dns.server.DnsServer;
import org.uclab.sim.dns.server.DnsView;
import org.uclab.sim.dns.world.DnsServices;
import org.uclab.sim.dns.world.NameServer;
import org.uclab.sim.dns.world.NameServers;
import org.uclab.sim.dns.world.ServedZones;
import org.uclab.sim.dns.zone.DnsRecord;
import org.uclab.sim.dns.zone.DnsZone;

/** Name servers whose address records follow from the hosts, so that DNS cannot disagree with them. */
public final class DnsServers implements Programs {

    private final Site site;
    private final Map<String, DnsServer> byHost = new HashMap<>();

    /**
     * @throws IllegalArgumentException when a zone cannot be served; the message names the server
     */
    DnsServers(NameServers section, Site site) {
        this.site = site;
        for (NameServer server : section.servers()) {
            try {
                byHost.put(server.host(), DnsServer.of(config(server)));
            } catch (ServedZones.Unusable | IllegalArgumentException unusable) {
                throw new IllegalArgumentException(server.host() + ": " + unusable.getMessage(), unusable);
            }
        }
    }

    /** A server of which the world says nothing has no zone and refuses every question. */
    @Override
    public Optional<Supplier<Program>> of(Host host) {
        DnsServer server = byHost.get(host.name());
        return Optional.of(server == null ? DnsServer.of(DnsConfig.of(List.of()))::program : server::program);
    }

    /**
     * Changes one record set, wherever the server has it.
     *
     * @param ttl  seconds
     * @param data as in a master file, one record each; none removes the set
     * @throws IllegalArgumentException when there is no such server or the records are none
     */
    public void change(String server, String name, String type, int ttl, List<String> data) {
        DnsServer known = known(server);
        StringBuilder file = new StringBuilder(". 0 IN SOA . . 1 0 0 0 0\n");
        data.forEach(record -> file.append(name + ". " + ttl + " IN " + type + " " + record + "\n"));
        List<DnsRecord> records = DnsZone.parse(file.toString(), ".").records();
        known.change(name, type, records);
    }

    /** The data of one record set as a master file writes them, as {@link #change} takes them; none where there is no such set. */
    public List<String> data(String server, String name, String type) {
        return known(server).records(name, type).stream().map(DnsRecord::text).toList();
    }

    /** How long the records of that set may be kept, seconds; empty where there is none, or where the zone says it. */
    public OptionalInt ttl(String server, String name, String type) {
        return known(server).records(name, type).stream()
                .flatMapToInt(record -> record.ttlSeconds().stream())
                .findFirst();
    }

    private DnsServer known(String server) {
        return Optional.ofNullable(byHost.get(server))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no name server " + server + "; there are " + byHost.keySet()));
    }

    private DnsConfig config(NameServer server) throws ServedZones.Unusable {
        ServedZones zones = new ServedZones(site);
        List<ServedZones.Served> served = new ArrayList<>();
        for (NameServer.DnsZone zone : server.zones()) {
            served.add(zones.zone(server, zone));
        }
        DnsConfig config = DnsConfig.ofViews(views(served));
        return server.forwardTo()
                .map(to -> config.forwardingTo(site.endpoint(to, DnsServices.DNS)))
                .orElse(config);
    }

    /** Who calls from no zone of the world, such as a user's own tools, is taken for somebody out there. */
    private List<DnsView> views(List<ServedZones.Served> served) {
        Set<String> callers = new LinkedHashSet<>();
        served.forEach(zone -> callers.addAll(zone.source().callers()));
        List<DnsView> views = new ArrayList<>();
        for (String caller : callers) {
            int network = site.model().zones().get(caller).network();
            views.add(DnsView.of(caller, List.of("127." + site.lab() + "." + network + ".0/24"), seen(served, caller)));
        }
        views.add(DnsView.everybody(seen(served, site.model().outermost().name())));
        return views;
    }

    private static List<DnsZone> seen(List<ServedZones.Served> served, String caller) {
        return served.stream()
                .filter(zone -> zone.seenFrom(caller))
                .map(ServedZones.Served::zone)
                .toList();
    }
}
