package org.uclab.sim.ucm;

import java.util.List;
import java.util.function.Supplier;
import org.uclab.lab.node.Program;
import org.uclab.sim.ucm.UcmConfig.Node;

/**
 * A Unified CM cluster. Its nodes share one database, which survives their power cuts; sessions are each node's own
 * and die with it.
 */
public final class UcmSim {

    private final UcmConfig config;
    private final Supplier<List<RemoteCluster>> others;
    private final UcmDatabase database;

    private UcmSim(UcmConfig config, Supplier<List<RemoteCluster>> others) {
        this.config = config;
        this.others = others;
        this.database = new UcmDatabase(config);
    }

    /**
     * A cluster that knows of no other.
     *
     * @throws IllegalArgumentException when two users or two devices have one name
     */
    public static UcmSim of(UcmConfig config) {
        return of(config, List::of);
    }

    /**
     * A cluster in a network.
     *
     * @param others the clusters it knows of at the moment; itself among them is passed over
     * @throws IllegalArgumentException when two users or two devices have one name
     */
    public static UcmSim of(UcmConfig config, Supplier<List<RemoteCluster>> others) {
        return new UcmSim(config, others);
    }

    /**
     * What runs on a node from one power-up to the next; it opens the ports {@code uds} and {@code tftp-http}, and
     * {@code tftp} and {@code tftp-https} where the node has them.
     *
     * @param host full host name
     * @throws IllegalArgumentException when the cluster has no such node
     */
    public Program program(String host) {
        Node node = config.nodes().stream()
                .filter(each -> each.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(config.id() + " has no node " + host));
        return new UcmProgram(database, node, others);
    }

    /** The database, for changes while the lab runs. */
    public UcmDatabase database() {
        return database;
    }
}
