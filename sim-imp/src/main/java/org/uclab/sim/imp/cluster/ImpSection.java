package org.uclab.sim.imp.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.Traits;
import org.uclab.lab.model.WorldReading;

/**
 * What a world says of IM and Presence.
 *
 */
public final class ImpSection {

    private final List<ImpCluster> clusters;
    private final Traits<Assigned> people;

    /**
     * A person of the presence product.
     *
     * @param node     host of the node that the user is assigned to; empty for nobody of the product
     * @param contacts user ids on the contact list from the start
     */
    public record Assigned(String node, List<String> contacts) {}

    public ImpSection(List<ImpCluster> clusters, Traits<Assigned> people) {
        this.clusters = List.copyOf(clusters);
        this.people = people;
    }

    public List<ImpCluster> clusters() {
        return clusters;
    }

    public Traits<Assigned> people() {
        return people;
    }

    /** Ids of the clusters. */
    public List<String> ids() {
        return clusters.stream().map(ImpCluster::id).toList();
    }

    /** Presence domains of the clusters. */
    public List<String> presenceDomains() {
        return clusters.stream().map(ImpCluster::presenceDomain).toList();
    }

    /**
     * Services that a node does not have: without federation nobody listens for other domains, without managed transfer nobody
     * takes files, programs have a Presence Web Service where the world says so, and other nodes come by TLS or in the clear.
     */
    public Set<Service> absent(Host host) {
        Optional<ImpCluster> its = clusters.stream()
                .filter(cluster -> cluster.nodes().contains(host.name()))
                .findFirst();
        Set<Service> absent = new HashSet<>();
        if (its.flatMap(ImpCluster::federation).isEmpty()) {
            absent.add(ImpServices.S2S);
        }
        if (its.flatMap(ImpCluster::files).isEmpty()) {
            absent.add(ImpServices.FILES);
        }
        if (its.flatMap(ImpCluster::web).isEmpty()) {
            absent.addAll(Set.of(ImpServices.WEB, ImpServices.WEB_CLEAR));
        }
        boolean secured = its.map(ImpCluster::routersSecured).orElse(true);
        absent.add(Additions.xcp(!secured));
        return absent;
    }

    /** Hosts of the nodes of all clusters. */
    public List<String> nodes() {
        return clusters.stream().flatMap(cluster -> cluster.nodes().stream()).toList();
    }

    /** Hosts of the nodes of the cluster with that id; none when there is no such cluster. */
    public List<String> nodesOf(String id) {
        return clusters.stream()
                .filter(cluster -> cluster.id().equals(id))
                .flatMap(cluster -> cluster.nodes().stream())
                .toList();
    }

    /** Hosts that clients of a cluster are told to take files from, with the line that says so. */
    public List<Tftp> tftp() {
        return clusters.stream()
                .flatMap(cluster -> cluster.tftp().orElse(List.of()).stream()
                        .map(host -> new Tftp(cluster.id(), host, cluster.line())))
                .toList();
    }

    /** A host that clients of a cluster are told to take files from. */
    public record Tftp(String cluster, String host, int line) {}

    /** What a world says of IM and Presence. */
    public static ImpSection read(WorldReading world) {
        return ImpReader.read(world);
    }

    /** Whether it fits together. */
    public void lint(LabModel model, LabLint lint) {
        new ImpLint(lint, model, this).check();
    }
}
