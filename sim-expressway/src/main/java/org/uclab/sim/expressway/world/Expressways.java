package org.uclab.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.model.Expressway;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.ServiceNoun;
import org.uclab.lab.model.Zone;
import org.uclab.lab.node.Program;
import org.uclab.sim.expressway.ExpresswayConfig;
import org.uclab.sim.expressway.ExpresswaySim;
import org.uclab.sim.expressway.Settings;

/** Expressway E and C pairs. */
final class Expressways {

    private final LabModel model;
    private final Company.Addresses addresses;
    private final Map<String, ExpresswaySim> byHost = new HashMap<>();

    Expressways(LabModel model, Company.Addresses addresses) {
        this.model = model;
        this.addresses = addresses;
        for (Expressway pair : model.expressways()) {
            ExpresswaySim sim = ExpresswaySim.of(config(pair));
            pair.edges().forEach(edge -> byHost.put(edge, sim));
            pair.cores().forEach(core -> byHost.put(core, sim));
        }
    }

    Supplier<Program> edges(Host host) {
        ExpresswaySim sim = byHost.get(host.name());
        return sim == null ? Company.idle() : () -> sim.edge(host.name());
    }

    Supplier<Program> cores(Host host) {
        ExpresswaySim sim = byHost.get(host.name());
        return sim == null ? Company.idle() : () -> sim.core(host.name());
    }

    private ExpresswayConfig config(Expressway pair) {
        Zone cores = model.zones().get(model.host(pair.cores().get(0)).zone());
        return new ExpresswayConfig(
                pair.edgeCluster(),
                pair.domains(),
                pair.edges().stream().map(this::edge).toList(),
                pair.cores().stream()
                        .map(core -> new ExpresswayConfig.Core(core, addresses.of(core)))
                        .toList(),
                addresses.of(cores.nameServer(), ServiceNoun.DNS),
                cores.searchDomain(),
                ucmNodes(pair),
                model.impCluster(pair.impCluster()).nodes().stream()
                        .map(node -> new ExpresswayConfig.ImpNode(node, addresses.of(node, ServiceNoun.XMPP)))
                        .toList(),
                pair.zoneId(),
                pair.cookieLife(),
                pair.allow().stream().map(ExpresswayConfig.AllowRule::prefix).toList(),
                Settings.defaults());
    }

    private ExpresswayConfig.Edge edge(String host) {
        return new ExpresswayConfig.Edge(
                host,
                addresses.of(host, ServiceNoun.EDGE_HTTPS),
                addresses.of(host, ServiceNoun.TRAVERSAL_HTTPS),
                addresses.of(host, ServiceNoun.TRAVERSAL_XMPP),
                addresses.of(host, ServiceNoun.EDGE_XMPP));
    }

    private List<ExpresswayConfig.UcmNode> ucmNodes(Expressway pair) {
        var cluster = model.ucmCluster(pair.ucmCluster());
        return cluster.nodes().stream()
                .map(node -> new ExpresswayConfig.UcmNode(
                        node.host(),
                        node.advertisedAs(),
                        addresses.of(node.host(), ServiceNoun.UDS),
                        cluster.tftp().contains(node.host())
                                ? Optional.of(addresses.of(node.host(), ServiceNoun.TFTP_HTTP))
                                : Optional.empty()))
                .toList();
    }
}
