package org.uclab.scenarios;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.Inside;
import org.uclab.sim.imp.cluster.ImpSection;
import org.uclab.sim.imp.cluster.ImpServices;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmSection;
import org.uclab.sim.ucm.cluster.UcmServices;

/** The clusters that Expressways lead to. */
final class InsideClusters implements Inside {

    @Override
    public List<ExpresswayConfig.UcmNode> ucm(Site site, String id) {
        UcmCluster cluster = site.model().section(UcmSection.class).cluster(id);
        return cluster.nodes().stream()
                .map(node -> new ExpresswayConfig.UcmNode(
                        node.host(),
                        node.advertisedAs(),
                        site.endpoint(node.host(), UcmServices.UDS),
                        tftp(site, cluster, node.host()),
                        site.endpoint(node.host(), UcmServices.SIP),
                        site.endpoint(node.host(), UcmServices.SIPS)))
                .toList();
    }

    private static Optional<Endpoint> tftp(Site site, UcmCluster cluster, String host) {
        return cluster.tftp().contains(host)
                ? Optional.of(site.endpoint(host, UcmServices.TFTP_HTTP))
                : Optional.empty();
    }

    @Override
    public List<ExpresswayConfig.ImpNode> imp(Site site, String cluster) {
        return site.model().section(ImpSection.class).nodesOf(cluster).stream()
                .map(host -> new ExpresswayConfig.ImpNode(host, site.endpoint(host, ImpServices.XMPP)))
                .toList();
    }
}
