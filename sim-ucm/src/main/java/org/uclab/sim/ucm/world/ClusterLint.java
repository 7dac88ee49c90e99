package org.uclab.lab.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what a model says of its Unified CM clusters fits together. */
final class ClusterLint {

    /** Clusters one cluster can know of. */
    private static final int CLUSTERS_MAX = 20;

    /** Services that a node of a cluster can do without. */
    static final List<String> CAN_BE_OFF =
            List.of(ServiceNoun.CCMCIP.noun(), ServiceNoun.CAPF.noun(), "extension-mobility");

    private static final Pattern FILE_NAME = Pattern.compile("([\\w-][\\w.-]{0,99}/){0,4}[\\w-][\\w.-]{0,99}\\.xml");

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
            ProfileLint.check(lint, model, cluster);
            cluster.nodes().forEach(this::off);
            groupFiles(cluster);
        }
    }

    private void off(UcmCluster.UcmNode node) {
        node.off()
                .forEach(noun -> lint.known(
                        CAN_BE_OFF, noun, node.line(), "'off' of " + node.host(), "service that can be off"));
    }

    private void groupFiles(UcmCluster cluster) {
        Set<String> names = new HashSet<>(Set.of("jabber-config.xml"));
        for (UcmCluster.ConfigFile file : cluster.groupFiles()) {
            if (!FILE_NAME.matcher(file.name()).matches()) {
                lint.note(
                        file.line(),
                        "'" + file.name() + "' is no name of a configuration file",
                        "write letters, digits and . _ - with .xml at the end, below folders if need be");
            }
            if (!names.add(file.name())) {
                lint.note(
                        file.line(), "the configuration file " + file.name() + " stands twice", "rename or remove it");
            }
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
