package org.uclab.sim.ucm;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.Program;
import org.uclab.sim.ucm.UcmConfig.Node;
import org.uclab.sim.ucm.ils.IlsCatalogue;
import org.uclab.sim.ucm.tftp.TftpTeller;

/**
 * A Unified CM cluster. Its nodes share one database, which survives their power cuts; sessions are each node's own
 * and die with it.
 */
public final class UcmSim {

    private final UcmConfig config;
    private final Neighbours neighbours;
    private final UcmDatabase database;

    private UcmSim(UcmConfig config, Neighbours neighbours) {
        this.config = config;
        this.neighbours = neighbours;
        this.database = new UcmDatabase(config);
    }

    /** Who tells what clusters hear and say besides HTTP. */
    public static List<Teller> tellers() {
        return List.of(TftpTeller.TFTP);
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
     * A cluster that knows others because they were entered by hand.
     *
     * @param others the clusters it knows of at the moment; itself among them is passed over
     * @throws IllegalArgumentException when two users or two devices have one name
     */
    public static UcmSim of(UcmConfig config, Supplier<List<RemoteCluster>> others) {
        return new UcmSim(config, new Neighbours(others, Optional.empty(), new IlsCatalogue(config.id())));
    }

    /**
     * A cluster that is a member of an ILS network. Its publisher opens the port {@code ils}.
     *
     * @param others the clusters that were entered by hand, besides those it learns of
     * @throws IllegalArgumentException when two users or two devices have one name
     */
    public static UcmSim of(UcmConfig config, Supplier<List<RemoteCluster>> others, IlsMember member) {
        return new UcmSim(config, new Neighbours(others, Optional.of(member), new IlsCatalogue(config.id())));
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
        return new UcmProgram(database, node, neighbours);
    }

    /** The database, for changes while the lab runs. */
    public UcmDatabase database() {
        return database;
    }
}
