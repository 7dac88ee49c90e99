package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.List;

/** Whether what a model says of its Unified CM clusters fits together. */
final class ClusterLint {

    /** Clusters one cluster can know of. */
    private static final int CLUSTERS_MAX = 20;

    private final LabLint lint;
    private final LabModel model;
    private final List<String> ids;

    private ClusterLint(LabLint lint, LabModel model) {
        this.lint = lint;
        this.model = model;
        this.ids = model.ucmClusters().stream().map(UcmCluster::id).toList();
    }

    static void check(LabLint lint, LabModel model) {
        ClusterLint clusters = new ClusterLint(lint, model);
        clusters.clusters();
        model.clusterNetwork().ils().ifPresent(clusters::ils);
        clusters.remoteClusters();
    }

    private void clusters() {
        List<String> imps = new ArrayList<>();
        model.impClusters().forEach(cluster -> imps.addAll(cluster.nodes()));
        for (UcmCluster cluster : model.ucmClusters()) {
            for (UcmCluster.UcmNode node : cluster.nodes()) {
                lint.runs(node.host(), HostRole.UCM, node.line(), "cluster " + cluster.id());
            }
            if (cluster.nodes().stream().filter(UcmCluster.UcmNode::publisher).count() != 1) {
                lint.note(
                        cluster.line(),
                        "cluster " + cluster.id() + " needs one publisher",
                        "mark one node 'publisher: true'");
            }
            cluster.tftp().forEach(host -> lint.runs(host, HostRole.UCM, cluster.line(), "'tftp' of " + cluster.id()));
            cluster.profile()
                    .presenceServers()
                    .forEach(host -> lint.known(imps, host, cluster.line(), "'presenceServers'", "presence node"));
        }
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
        int line = model.clusterNetwork().line();
        model.clusterNetwork().remoteClusters().forEach((cluster, remotes) -> {
            lint.known(ids, cluster, line, "'remoteClusters'", "UCM cluster");
            remotes.forEach(remote -> lint.known(ids, remote, line, "'remoteClusters'", "UCM cluster"));
            if (remotes.contains(cluster)) {
                lint.note(line, "cluster " + cluster + " is a remote cluster of its own", "remove it from its list");
            }
        });
    }
}
