package org.uclab.sim.ucm;

import org.uclab.lab.node.Program;
import org.uclab.sim.ucm.UcmConfig.Node;

/**
 * A Unified CM cluster. Its nodes share one database, which survives their power cuts; sessions are each node's own
 * and die with it.
 */
public final class UcmSim {

    private final UcmConfig config;
    private final UcmDatabase database;

    private UcmSim(UcmConfig config) {
        this.config = config;
        this.database = new UcmDatabase(config);
    }

    /**
     * A cluster.
     *
     * @throws IllegalArgumentException when two users or two devices have one name
     */
    public static UcmSim of(UcmConfig config) {
        return new UcmSim(config);
    }

    /**
     * What runs on a node from one power-up to the next; it opens the ports {@code uds} and {@code tftp-http}.
     *
     * @param host full host name
     * @throws IllegalArgumentException when the cluster has no such node
     */
    public Program program(String host) {
        Node node = config.nodes().stream()
                .filter(each -> each.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(config.id() + " has no node " + host));
        return new UcmProgram(database, node);
    }

    /** The database, for changes while the lab runs. */
    public UcmDatabase database() {
        return database;
    }
}
