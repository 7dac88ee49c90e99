package org.uclab.sim.ucm;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.sip.ClusterPhones;
import org.uclab.sim.ucm.sip.UcmSip;

/** Where calls leave a company, and whoever is called there, from one power-up to the next. */
final class GatewayProgram implements Program {

    private final UcmDatabase known;
    private final Map<String, Endpoint> nodes;
    private UcmSip sip;

    /**
     * @param nodes from whom it takes calls
     */
    GatewayProgram(UcmDatabase known, Map<String, Endpoint> nodes) {
        this.known = known;
        this.nodes = nodes;
    }

    @Override
    public Future<?> start(NodeContext node) {
        Node self = new Node(node.name(), node.name(), false, Set.of(), 0);
        sip = UcmSip.gateway(known, self, new ClusterPhones(nodes), node);
        return sip.start();
    }

    @Override
    public void stop() {
        if (sip != null) {
            sip.stop();
        }
    }
}
