package org.uclab.lab.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.model.UcmCluster.ConfigEntry;
import org.uclab.lab.model.UcmCluster.DialRule;
import org.uclab.lab.model.UcmCluster.ServiceProfile;
import org.uclab.lab.model.UcmCluster.UcmNode;

/** Makes the records of Unified CM clusters, and of how they know each other. */
final class UcmReader {

    /** "Synchronize Clusters Every": minutes of a day, and what the product takes unless configured. */
    private static final int SYNC_MAX_MINUTES = 1440;

    private static final int SYNC_MINUTES = 10;

    private UcmReader() {}

    static UcmCluster cluster(Reading cluster, String servicesDomain) {
        String id = cluster.text("id");
        cluster.called("UCM cluster " + id);
        ServiceProfile profile = cluster.one("serviceProfile", "the service profile of " + id, UcmReader::profile)
                .orElse(new ServiceProfile("SPDefault", "", "", List.of()));
        return new UcmCluster(
                id,
                cluster.text("release"),
                WorldReader.domain(cluster.text("domain", servicesDomain)),
                cluster.list("nodes", "a node of " + id, UcmReader::node),
                cluster.texts("tftp").stream().map(WorldReader::domain).toList(),
                everybody(cluster),
                profile,
                cluster.one("jabberConfig", "jabberConfig of " + id, UcmReader::configFile),
                cluster.list("applicationDialRules", "a dial rule", UcmReader::dialRule),
                cluster.list("directoryDialRules", "a dial rule", UcmReader::dialRule),
                cluster.line());
    }

    private static boolean everybody(Reading cluster) {
        String knows = cluster.text("knows", "everybody");
        if (!knows.equals("everybody") && !knows.equals("own")) {
            cluster.note(
                    cluster.line("knows"),
                    "'knows' of a UCM cluster is '" + knows + "'",
                    "write everybody, or own for the users at home there only");
        }
        return !knows.equals("own");
    }

    private static UcmNode node(Reading node) {
        String host = WorldReader.domain(node.text("host"));
        return new UcmNode(host, node.text("advertisedAs", host), node.yes("publisher"), node.line());
    }

    private static ServiceProfile profile(Reading profile) {
        return new ServiceProfile(
                profile.text("name", "SPDefault"),
                profile.text("versionStamp", ""),
                profile.text("presenceProduct", ""),
                profile.texts("presenceServers").stream()
                        .map(WorldReader::domain)
                        .toList());
    }

    private static List<ConfigEntry> configFile(Reading config) {
        return config.list(
                "parameters",
                "a parameter",
                entry -> new ConfigEntry(entry.text("group"), entry.text("name"), entry.text("value", "")));
    }

    private static DialRule dialRule(Reading rule) {
        return new DialRule(
                rule.text("beginsWith", ""),
                rule.number("numDigits", 1, 100),
                rule.number("digitsToRemove", 0, 100, 0),
                rule.text("prefixWith", ""));
    }

    static ClusterNetwork network(Reading root) {
        return new ClusterNetwork(
                root.one("ils", "'ils'", UcmReader::ils),
                root.textLists("remoteClusters"),
                root.line("remoteClusters"));
    }

    private static ClusterNetwork.Ils ils(Reading ils) {
        return new ClusterNetwork.Ils(
                ils.texts("hubs"),
                ils.words("spokes"),
                Duration.ofMinutes(ils.number("syncMinutes", 1, SYNC_MAX_MINUTES, SYNC_MINUTES)),
                ils.line());
    }

    /** A host with the services that its part in a cluster gives it. */
    static Host served(Host host, List<UcmCluster> clusters, ClusterNetwork network) {
        if (host.role() != HostRole.UCM) {
            return host;
        }
        Set<ServiceNoun> off = EnumSet.noneOf(ServiceNoun.class);
        Optional<UcmCluster> published = clusters.stream()
                .filter(cluster -> cluster.nodes().stream()
                        .anyMatch(node -> node.publisher() && node.host().equals(host.name())))
                .findFirst();
        if (published.filter(cluster -> tells(network, cluster)).isEmpty()) {
            off.add(ServiceNoun.ILS);
        }
        return host.without(off);
    }

    private static boolean tells(ClusterNetwork network, UcmCluster cluster) {
        return network.ils().filter(ils -> ils.members().contains(cluster.id())).isPresent();
    }
}
