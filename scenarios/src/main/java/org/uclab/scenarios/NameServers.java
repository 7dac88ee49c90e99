package org.uclab.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.NameServer;
import org.uclab.lab.model.ServiceNoun;
import org.uclab.lab.model.Zone;
import org.uclab.lab.node.Program;
import org.uclab.sim.dns.DnsConfig;
import org.uclab.sim.dns.DnsRecord;
import org.uclab.sim.dns.DnsSim;
import org.uclab.sim.dns.DnsZone;

/** Name servers whose address records follow from the hosts, so that DNS cannot disagree with them. */
final class NameServers implements Company.Runs {

    private final LabModel model;
    private final Company.Addresses addresses;
    private final Map<String, DnsSim> sims = new HashMap<>();

    NameServers(LabModel model, Company.Addresses addresses) {
        this.model = model;
        this.addresses = addresses;
        model.nameServers().forEach(server -> sims.put(server.host(), DnsSim.of(config(server))));
    }

    @Override
    public Supplier<Program> programs(Host host) {
        DnsSim sim = sims.get(host.name());
        return sim == null ? DnsSim.of(DnsConfig.of(List.of()))::program : sim::program;
    }

    private DnsConfig config(NameServer server) {
        DnsConfig config = DnsConfig.of(
                server.zones().stream().map(zone -> zone(server, zone)).toList());
        return server.forwardTo()
                .map(to -> config.forwardingTo(addresses.of(to, ServiceNoun.DNS)))
                .orElse(config);
    }

    private DnsZone zone(NameServer server, NameServer.DnsZone zone) {
        Zone view = model.zones().get(zone.view());
        Set<String> visible = new HashSet<>(view.reaches());
        visible.add(view.name());
        List<DnsRecord> records = new ArrayList<>();
        records.add(DnsRecord.ns(zone.name(), server.host()));
        for (Host host : model.hosts().values()) {
            if (host.name().endsWith("." + zone.name()) && visible.contains(host.zone())) {
                records.add(DnsRecord.a(host.name(), addresses.of(host.name())));
            }
        }
        for (NameServer.SrvSet service : zone.services()) {
            for (NameServer.Target target : service.targets()) {
                records.add(DnsRecord.srv(
                        service.name() + "." + zone.name(),
                        target.priority(),
                        target.weight(),
                        target.port(),
                        target.host()));
            }
        }
        DnsZone.Soa soa = DnsZone.Soa.of(server.host(), "hostmaster." + zone.name(), zone.negativeTtl());
        return new DnsZone(zone.name(), soa, zone.ttl(), records);
    }
}
