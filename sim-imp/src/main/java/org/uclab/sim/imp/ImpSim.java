package org.uclab.sim.imp;

import java.util.List;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.Program;
import org.uclab.sim.imp.soap.SoapTeller;

/**
 * An IM and Presence subcluster. Its nodes need the services {@code xmpp} (TCP, TLS begins inside) and, when there is
 * more than one, {@code xcp} (TLS), and a certificate that is good for a TLS client too; with {@code soap} (TLS) they
 * have the SOAP log-in.
 */
public final class ImpSim {

    private final ImpConfig config;
    private final ImpDatabase database;

    private ImpSim(ImpConfig config) {
        this.config = config;
        this.database = new ImpDatabase(config);
    }

    /** Who tells what presence nodes hear and say besides XMPP. */
    public static List<Teller> tellers() {
        return List.of(SoapTeller.SOAP);
    }

    /**
     * A subcluster with its database, which lives as long as this object does, whatever happens to the nodes.
     *
     * @throws IllegalArgumentException when the configuration contradicts itself; the message says how
     */
    public static ImpSim cluster(ImpConfig config) {
        return new ImpSim(config);
    }

    /**
     * What runs on a node from one power-up to the next power cut.
     *
     * @throws IllegalArgumentException when the subcluster has no such node
     */
    public Program program(String host) {
        if (config.nodes().stream().noneMatch(node -> node.host().equals(host))) {
            throw new IllegalArgumentException("the subcluster has no node " + host);
        }
        return new ImpProgram(config, database, host);
    }
}
