package org.uclab.sim.imp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.node.Program;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.files.ManagedFiles;

/**
 * An IM and Presence subcluster. Its nodes need the services {@code xmpp} (TCP, TLS begins inside) and, when there is
 * more than one, {@code xcp} (TLS), and a certificate that is good for a TLS client too; with {@code soap} (TLS) they
 * have the SOAP log-in.
 */
final class ImpSubcluster {

    private final ImpConfig config;
    private final ImpDatabase database;
    private final Map<String, ManagedFiles.Kept> files = new HashMap<>();

    private ImpSubcluster(ImpConfig config) {
        this.config = config;
        this.database = new ImpDatabase(config);
        config.additions()
                .files()
                .ifPresent(
                        terms -> config.nodes().forEach(node -> files.put(node.host(), new ManagedFiles.Kept(terms))));
    }

    /**
     * A subcluster with its database, which lives as long as this object does, whatever happens to the nodes.
     *
     * @throws IllegalArgumentException when the configuration contradicts itself; the message says how
     */
    static ImpSubcluster of(ImpConfig config) {
        return new ImpSubcluster(config);
    }

    /** What its nodes keep. */
    ImpDatabase database() {
        return database;
    }

    /**
     * What runs on a node from one power-up to the next power cut.
     *
     * @throws IllegalArgumentException when the subcluster has no such node
     */
    Program program(String host) {
        if (config.nodes().stream().noneMatch(node -> node.host().equals(host))) {
            throw new IllegalArgumentException("the subcluster has no node " + host);
        }
        return new ImpProgram(config, database, host, Optional.ofNullable(files.get(host)));
    }
}
