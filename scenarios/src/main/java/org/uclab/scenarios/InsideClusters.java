package org.uclab.scenarios;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.system.Site;
import org.uclab.sim.expressway.ExpresswayConfig;
import org.uclab.sim.expressway.Inside;
import org.uclab.sim.imp.ImpSection;
import org.uclab.sim.imp.ImpServices;
import org.uclab.sim.ucm.UcmSection;
import org.uclab.sim.ucm.UcmServices;

/** The clusters that Expressways lead to. */
final class InsideClusters implements Inside {

    @Override
    public List<ExpresswayConfig.UcmNode> ucm(Site site, String cluster) {
        UcmSection ucm = site.model().section(UcmSection.class);
        List<String> tftp = ucm.tftpOf(cluster);
        return ucm.hostsOf(cluster).stream()
                .map(host -> new ExpresswayConfig.UcmNode(
                        host,
                        ucm.advertised(host),
                        site.endpoint(host, UcmServices.UDS),
                        tftp.contains(host)
                                ? Optional.of(site.endpoint(host, UcmServices.TFTP_HTTP))
                                : Optional.empty()))
                .toList();
    }

    @Override
    public List<ExpresswayConfig.ImpNode> imp(Site site, String cluster) {
        return site.model().section(ImpSection.class).nodesOf(cluster).stream()
                .map(host -> new ExpresswayConfig.ImpNode(host, site.endpoint(host, ImpServices.XMPP)))
                .toList();
    }
}
