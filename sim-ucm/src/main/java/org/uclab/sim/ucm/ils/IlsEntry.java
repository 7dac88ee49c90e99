package org.uclab.sim.ucm.ils;

import java.util.List;
import java.util.regex.Pattern;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.ucm.cluster.RemoteCluster;
import org.uclab.sim.ucm.cluster.RemoteCluster.UdsServer;

/**
 * What a network knows of one cluster.
 *
 * @param cluster its id
 * @param nodes   that serve UDS, the publisher first
 * @param ilsPort of the publisher
 * @param hub     the hub it registers with; empty when it is one
 * @param stamp   goes up with every change at the cluster: of two entries the one with the higher counts
 */
record IlsEntry(String cluster, String release, List<UdsServer> nodes, int ilsPort, String hub, long stamp) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,50}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern RELEASE = Pattern.compile("[\\w.()-]{1,30}");

    IlsEntry {
        nodes = List.copyOf(nodes);
    }

    /** Whether it could be true of a cluster. */
    boolean sound() {
        return ID.matcher(cluster).matches()
                && RELEASE.matcher(release).matches()
                && !nodes.isEmpty()
                && nodes.size() <= RemoteCluster.NODES_MAX
                && nodes.stream().allMatch(IlsEntry::sound)
                && ilsPort > 0
                && (hub.isEmpty() || ID.matcher(hub).matches())
                && stamp >= 0;
    }

    private static boolean sound(UdsServer node) {
        return HOST.matcher(node.host()).matches()
                && ADDRESS.matcher(node.uds().address()).matches()
                && node.uds().port() > 0;
    }

    RemoteCluster remote() {
        return new RemoteCluster(cluster, nodes);
    }

    IlsMember.Server server() {
        UdsServer publisher = nodes.get(0);
        return new IlsMember.Server(
                publisher.host(), new Endpoint(publisher.uds().address(), ilsPort));
    }
}
