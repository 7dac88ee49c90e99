package org.uclab.sim.ucm;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.sip.ClusterPhones;
import org.uclab.sim.ucm.sip.UcmSip;

/**
 * A router that stands in for the nodes of a cluster, from one power-up to the next. ASSUMED(SRST): it has pools for the phones of
 * its site, which here are those of the cluster as the world has them.
 */
final class SrstProgram implements Program {

    private final UcmDatabase known;
    private UcmSip sip;

    SrstProgram(UcmDatabase known) {
        this.known = known;
    }

    @Override
    public Future<?> start(NodeContext node) {
        Node self = new Node(node.name(), node.name(), false, Set.of(), 0);
        sip = UcmSip.standingIn(known, self, new ClusterPhones(Map.of()), node);
        return sip.start();
    }

    @Override
    public void stop() {
        if (sip != null) {
            sip.stop();
        }
    }
}
