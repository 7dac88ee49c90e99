package org.uclab.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.NameServer;
import org.uclab.lab.model.ServiceNoun;
import org.uclab.lab.node.Program;
import org.uclab.sim.dns.DnsConfig;
import org.uclab.sim.dns.DnsRecord;
import org.uclab.sim.dns.DnsSim;
import org.uclab.sim.dns.DnsView;
import org.uclab.sim.dns.DnsZone;

/** Name servers whose address records follow from the hosts, so that DNS cannot disagree with them. */
final class NameServers implements Company.Runs {

    /** Who calls from no zone of the lab, such as a user's own tools, is taken for somebody out there. */
    private static final String STRANGERS = "outside";

    private final LabModel model;
    private final Company.Addresses addresses;
    private final Map<String, DnsSim> sims = new HashMap<>();

    /**
     * @throws BenchException when a zone cannot be served; its line and remedy are those of {@link ZoneLint}
     */
    NameServers(LabModel model, Company.Addresses addresses) {
        this.model = model;
        this.addresses = addresses;
        for (NameServer server : model.nameServers()) {
            try {
                sims.put(server.host(), DnsSim.of(config(server)));
            } catch (ServedZones.Unusable | IllegalArgumentException unusable) {
                throw new BenchException(server.host() + ": " + unusable.getMessage(), unusable);
            }
        }
    }

    @Override
    public Supplier<Program> programs(Host host) {
        DnsSim sim = sims.get(host.name());
        return sim == null ? DnsSim.of(DnsConfig.of(List.of()))::program : sim::program;
    }

    /**
     * Changes one record set, wherever the server has it.
     *
     * @param ttl  seconds
     * @param data as in a master file, one record each; none removes the set
     * @throws IllegalArgumentException when there is no such server or the records are none
     */
    void change(String server, String name, String type, int ttl, List<String> data) {
        DnsSim sim = sims.get(server);
        if (sim == null) {
            throw new IllegalArgumentException("there is no name server " + server + "; there are " + sims.keySet());
        }
        StringBuilder file = new StringBuilder(". 0 IN SOA . . 1 0 0 0 0\n");
        data.forEach(record -> file.append(name + ". " + ttl + " IN " + type + " " + record + "\n"));
        List<DnsRecord> records = DnsZone.parse(file.toString(), ".").records();
        sim.change(name, type, records);
    }

    private DnsConfig config(NameServer server) throws ServedZones.Unusable {
        ServedZones zones = new ServedZones(model, addresses);
        List<ServedZones.Served> served = new ArrayList<>();
        for (NameServer.DnsZone zone : server.zones()) {
            served.add(zones.zone(server, zone));
        }
        DnsConfig config = DnsConfig.ofViews(views(served));
        return server.forwardTo()
                .map(to -> config.forwardingTo(addresses.of(to, ServiceNoun.DNS)))
                .orElse(config);
    }

    private List<DnsView> views(List<ServedZones.Served> served) {
        Set<String> callers = new LinkedHashSet<>();
        served.forEach(zone -> callers.addAll(zone.source().callers()));
        List<DnsView> views = new ArrayList<>();
        for (String caller : callers) {
            String network =
                    "127." + addresses.lab() + "." + model.zones().get(caller).network() + ".0/24";
            views.add(DnsView.of(caller, List.of(network), zones(served, caller::equals)));
        }
        views.add(DnsView.everybody(zones(served, STRANGERS::equals)));
        return views;
    }

    private static List<DnsZone> zones(List<ServedZones.Served> served, Predicate<String> caller) {
        return served.stream()
                .filter(zone -> zone.source().callers().isEmpty()
                        || zone.source().callers().stream().anyMatch(caller))
                .map(ServedZones.Served::zone)
                .toList();
    }
}
