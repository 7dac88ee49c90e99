package org.uclab.sim.ucm.cluster;

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
 * What a world says of Unified CM.
 *
 * @param network how the clusters know each other
 * @param people  what a cluster knows of each person
 * @param crowds  the same of those written by the thousand, as patterns
 */
public record UcmSection(
        List<UcmCluster> clusters, ClusterNetwork network, Traits<UcmPerson> people, List<UcmCrowd> crowds) {

    public static UcmSection read(WorldReading world) {
        List<UcmCluster> clusters = world.root()
                .list(
                        "ucmClusters",
                        "a UCM cluster",
                        cluster -> UcmReader.cluster(cluster, world.servicesDomain(), world.library()));
        ClusterNetwork network = UcmReader.network(world.root());
        PeopleReader reader = new PeopleReader(!clusters.isEmpty());
        Traits<UcmPerson> people = world.people(reader::user, reader::crowd);
        return new UcmSection(clusters, network, people, reader.crowds());
    }

    public void lint(LabModel model, LabLint lint) {
        ClusterLint.check(lint, this);
        PeopleLint.check(lint, model, this);
    }

    /**
     * The cluster of that id.
     *
     * @throws IllegalArgumentException when there is none such
     */
    public UcmCluster cluster(String id) {
        return clusters.stream()
                .filter(cluster -> cluster.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no UCM cluster " + id));
    }

    List<String> ids() {
        return clusters.stream().map(UcmCluster::id).toList();
    }

    /** Services that a node does not have, because of its part in its cluster. */
    public Set<Service> absent(Host host) {
        Set<Service> off = new HashSet<>();
        Optional<UcmCluster> published = clusters.stream()
                .filter(cluster -> cluster.nodes().stream()
                        .anyMatch(node -> node.publisher() && node.host().equals(host.name())))
                .findFirst();
        if (clusters.stream()
                .noneMatch(cluster -> cluster.searchAuthenticated()
                        && cluster.nodes().stream().anyMatch(node -> node.host().equals(host.name())))) {
            off.add(UcmServices.UDS_SEARCH);
        }
        if (clusters.stream()
                .noneMatch(cluster -> cluster.settings().installed().cti()
                        && cluster.nodes().stream().anyMatch(node -> node.host().equals(host.name())))) {
            off.add(UcmServices.CTI);
        }
        if (clusters.stream()
                .noneMatch(cluster -> cluster.settings().installed().desktopShare(cluster.release())
                        && cluster.nodes().stream().anyMatch(node -> node.host().equals(host.name())))) {
            off.add(UcmServices.BFCP);
        }
        if (published.isEmpty()) {
            off.add(UcmServices.CAPF);
        }
        if (published.filter(cluster -> network.tells(cluster.id())).isEmpty()) {
            off.add(UcmServices.ILS);
        }
        List<String> nouns = clusters.stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .filter(node -> node.host().equals(host.name()))
                .flatMap(node -> node.off().stream())
                .filter(UcmServices.CAN_BE_OFF::contains)
                .toList();
        host.ports().keySet().stream()
                .filter(service -> nouns.contains(service.noun()))
                .forEach(off::add);
        if (off.contains(UcmServices.SIP)) {
            off.add(UcmServices.BFCP); // nobody calls who could share anything
        }
        return off;
    }
}
