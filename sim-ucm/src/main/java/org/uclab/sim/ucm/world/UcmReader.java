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

    private static final int DEVICE_COP_MAX = 999_999;
    private static final int CLIENT_SEATS_MAX = 1_000_000;

    /** "Number of Digits to Match", an enterprise parameter. */
    private static final int DIGITS_MIN = 3;

    private static final int DIGITS_MAX = 256;
    private static final int DIGITS = 4;

    /** "User Search Limit", another one. */
    private static final int SEARCH_LIMIT_MAX = 500;

    private static final int SEARCH_LIMIT = 64;

    private UcmReader() {}

    static UcmCluster cluster(Reading cluster, String servicesDomain) {
        String id = cluster.text("id");
        cluster.called("UCM cluster " + id);
        Optional<ServiceProfile> profile =
                cluster.one("serviceProfile", "the service profile of " + id, ProfileReader::profile);
        return new UcmCluster(
                id,
                release(cluster),
                WorldReader.domain(cluster.text("domain", servicesDomain)),
                cluster.list("nodes", "a node of " + id, UcmReader::node),
                cluster.texts("tftp").stream().map(WorldReader::domain).toList(),
                everybody(cluster),
                setup(cluster),
                profile.orElse(ProfileReader.blank(cluster.line())),
                cluster.list("serviceProfiles", "a service profile of " + id, ProfileReader::profile),
                cluster.one("jabberConfig", "jabberConfig of " + id, UcmReader::entries),
                cluster.list("configFiles", "a configuration file of " + id, UcmReader::configFile),
                cluster.list("applicationDialRules", "a dial rule", UcmReader::dialRule),
                cluster.list("directoryDialRules", "a dial rule", UcmReader::dialRule),
                cluster.line());
    }

    private static String release(Reading cluster) {
        String release = cluster.text("release");
        if (!release.isEmpty() && !release.matches("\\d{1,3}\\.\\d{1,3}(\\.[\\w.()-]{1,20})?")) {
            cluster.note(
                    cluster.line("release"),
                    "'release' of a UCM cluster is '" + release + "'",
                    "write it as 9.1.2 or 12.5");
        }
        return release;
    }

    private static UcmCluster.Setup setup(Reading cluster) {
        return new UcmCluster.Setup(
                cluster.texts("copFiles"),
                cluster.number("deviceCop", 0, DEVICE_COP_MAX, 0),
                cluster.yes("extensionMobility"),
                cluster.number("clientSeats", 1, CLIENT_SEATS_MAX, 0),
                cluster.number("digitsToMatch", DIGITS_MIN, DIGITS_MAX, DIGITS),
                cluster.number("userSearchLimit", 1, SEARCH_LIMIT_MAX, SEARCH_LIMIT));
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
        return new UcmNode(
                host, node.text("advertisedAs", host), node.yes("publisher"), node.texts("off"), node.line());
    }

    private static List<ConfigEntry> entries(Reading config) {
        return config.list(
                "parameters",
                "a parameter",
                entry -> new ConfigEntry(entry.text("group"), entry.text("name"), entry.text("value", "")));
    }

    private static UcmCluster.ConfigFile configFile(Reading file) {
        return new UcmCluster.ConfigFile(file.text("name"), entries(file), file.line());
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
        if (published.isEmpty()) {
            off.add(ServiceNoun.CAPF);
        }
        if (published.filter(cluster -> tells(network, cluster)).isEmpty()) {
            off.add(ServiceNoun.ILS);
        }
        clusters.stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .filter(node -> node.host().equals(host.name()))
                .flatMap(node -> node.off().stream())
                .filter(ClusterLint.CAN_BE_OFF::contains)
                .flatMap(noun -> ServiceNoun.of(noun).stream())
                .forEach(off::add);
        return host.without(off);
    }

    private static boolean tells(ClusterNetwork network, UcmCluster cluster) {
        return network.ils().filter(ils -> ils.members().contains(cluster.id())).isPresent();
    }
}
