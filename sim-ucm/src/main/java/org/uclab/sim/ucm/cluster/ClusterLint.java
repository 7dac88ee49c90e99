package org.uclab.sim.ucm.cluster;

import java.util.List;
import org.uclab.lab.model.LabLint;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;

/** Whether what a world says of its Unified CM clusters fits together. */
final class ClusterLint {

    /** Clusters one cluster can know of. */
    private static final int CLUSTERS_MAX = 20;

    private final LabLint lint;
    private final List<UcmCluster> clusters;
    private final ClusterNetwork network;
    private final List<String> ids;

    private ClusterLint(LabLint lint, UcmSection section) {
        this.lint = lint;
        this.clusters = section.clusters();
        this.network = section.network();
        this.ids = section.ids();
    }

    static void check(LabLint lint, UcmSection section) {
        ClusterLint clusters = new ClusterLint(lint, section);
        clusters.clusters.forEach(clusters::cluster);
        clusters.network.ils().ifPresent(clusters::ils);
        clusters.remoteClusters();
    }

    private void cluster(UcmCluster cluster) {
        for (Node node : cluster.nodes()) {
            lint.runs(node.host(), UcmServices.NODE, node.line(), "cluster " + cluster.id());
        }
        if (cluster.nodes().stream().filter(Node::publisher).count() != 1) {
            lint.note(
                    cluster.line(),
                    "cluster " + cluster.id() + " needs one publisher",
                    "mark one node 'publisher: true'");
        }
        if (cluster.tftp().isEmpty()) {
            lint.note(cluster.line(), "cluster " + cluster.id() + " needs a TFTP server", "add 'tftp: [host]'");
        }
        cluster.tftp().forEach(host -> lint.runs(host, UcmServices.NODE, cluster.line(), "'tftp' of " + cluster.id()));
        String srst = cluster.settings().calls().srst();
        if (!srst.isEmpty()) {
            lint.runs(srst, UcmServices.SRST, cluster.line(), "'srst' of " + cluster.id());
        }
        String gateway = cluster.settings().calls().outside().gateway();
        if (!gateway.isEmpty()) {
            lint.runs(gateway, UcmServices.GATEWAY, cluster.line(), "'outside' of " + cluster.id());
        }
        cluster.nodes().forEach(this::off);
    }

    private void off(Node node) {
        node.off()
                .forEach(noun -> lint.known(
                        UcmServices.CAN_BE_OFF,
                        noun,
                        node.line(),
                        "'off' of " + node.host(),
                        "service that can be off"));
    }

    private void ils(ClusterNetwork.Ils ils) {
        ils.members().forEach(member -> lint.known(ids, member, ils.line(), "'ils'", "UCM cluster"));
        ils.spokes().forEach((spoke, hub) -> {
            lint.known(ils.hubs(), hub, ils.line(), "spoke " + spoke, "hub");
            if (ils.hubs().contains(spoke)) {
                lint.note(ils.line(), "cluster " + spoke + " is a hub and a spoke", "keep it in one of the lists");
            }
        });
        if (ils.members().size() < 2) {
            lint.note(ils.line(), "'ils' has fewer than two clusters", "add hubs or spokes, or remove it");
        }
        if (ils.members().size() > CLUSTERS_MAX) {
            lint.note(ils.line(), "'ils' has more than " + CLUSTERS_MAX + " clusters", "split the network");
        }
    }

    private void remoteClusters() {
        int line = network.line();
        network.remoteClusters().forEach((cluster, remotes) -> {
            lint.known(ids, cluster, line, "'remoteClusters'", "UCM cluster");
            remotes.forEach(remote -> lint.known(ids, remote, line, "'remoteClusters'", "UCM cluster"));
            if (remotes.contains(cluster)) {
                lint.note(line, "cluster " + cluster + " is a remote cluster of its own", "remove it from its list");
            }
        });
    }
}
