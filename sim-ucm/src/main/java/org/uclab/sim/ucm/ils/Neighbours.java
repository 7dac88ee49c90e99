package org.uclab.sim.ucm.ils;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.system.Site;
import org.uclab.sim.ucm.cluster.ClusterNetwork;
import org.uclab.sim.ucm.cluster.RemoteCluster;
import org.uclab.sim.ucm.cluster.RemoteCluster.UdsServer;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmSection;
import org.uclab.sim.ucm.cluster.UcmServices;

/** The clusters that one knows: those entered by hand, and those learned of by ILS. */
public record Neighbours(Supplier<List<RemoteCluster>> entered, Optional<IlsMember> ils, IlsCatalogue learned) {

    /** Lab time a publisher waits for another. ASSUMED(no public source). */
    private static final Duration EXCHANGE_MAX = Duration.ofSeconds(10);

    /** What a cluster of a world knows when it is started: those entered by hand. */
    public static Neighbours of(UcmSection section, Site site, String cluster) {
        List<RemoteCluster> entered = section.network().remoteClusters().getOrDefault(cluster, List.of()).stream()
                .map(id -> remote(section.cluster(id), site))
                .toList();
        Optional<IlsMember> member = section.network()
                .ils()
                .filter(ils -> ils.members().contains(cluster))
                .map(ils -> member(ils, section, site, cluster));
        return new Neighbours(() -> entered, member, new IlsCatalogue(cluster));
    }

    /** ASSUMED(remote cluster page of the administration): it is asked by its publisher, then by other nodes. */
    private static RemoteCluster remote(UcmCluster cluster, Site site) {
        return new RemoteCluster(
                cluster.id(),
                cluster.nodes().stream()
                        .sorted(Comparator.comparing(node -> !node.publisher()))
                        .limit(RemoteCluster.NODES_MAX)
                        .map(UcmCluster.Node::host)
                        .map(host -> new UdsServer(host, site.endpoint(host, UcmServices.UDS)))
                        .toList());
    }

    private static IlsMember member(ClusterNetwork.Ils ils, UcmSection section, Site site, String cluster) {
        String first = ils.hubs().get(0);
        String registersWith = ils.spokes().getOrDefault(cluster, first);
        return new IlsMember(
                site.model().world(),
                ils.spokes().getOrDefault(cluster, ""),
                registersWith.equals(cluster)
                        ? Optional.empty()
                        : Optional.of(server(section.cluster(registersWith), site)),
                remote(section.cluster(cluster), site),
                ils.syncInterval(),
                EXCHANGE_MAX);
    }

    private static IlsMember.Server server(UcmCluster cluster, Site site) {
        String publisher = cluster.publisher().host();
        return new IlsMember.Server(publisher, site.endpoint(publisher, UcmServices.ILS));
    }

    /** All of them at the moment, each once; an entry by hand stands before what was learned. */
    public List<RemoteCluster> all() {
        List<RemoteCluster> all = new ArrayList<>(entered.get());
        learned.clusters().stream()
                .filter(cluster -> all.stream().noneMatch(known -> known.id().equals(cluster.id())))
                .forEach(all::add);
        return all;
    }
}
