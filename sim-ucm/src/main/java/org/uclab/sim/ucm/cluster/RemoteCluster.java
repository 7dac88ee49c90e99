package org.uclab.sim.ucm.cluster;

import java.util.List;
import org.uclab.lab.wire.Endpoint;

/**
 * Another cluster of the network, as an administrator enters it or ILS tells it.
 *
 * @param id    its name
 * @param nodes to ask it by, in this order, the publisher first; one to {@link #NODES_MAX}
 */
public record RemoteCluster(String id, List<UdsServer> nodes) {

    /** Most nodes known of a cluster. ASSUMED(remote cluster page of the administration): three addresses a service. */
    public static final int NODES_MAX = 3;

    /**
     * A node that serves UDS.
     *
     * @param host full host name, which its certificate has
     */
    public record UdsServer(String host, Endpoint uds) {}

    public RemoteCluster {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty() || nodes.size() > NODES_MAX) {
            throw new IllegalArgumentException("one to " + NODES_MAX + " nodes to ask " + id + " by");
        }
    }
}
