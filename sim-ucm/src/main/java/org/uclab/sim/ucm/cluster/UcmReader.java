package org.uclab.sim.ucm.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Reading;
import org.uclab.sim.ucm.cluster.UcmCluster.ConfigEntry;
import org.uclab.sim.ucm.cluster.UcmCluster.DialRule;
import org.uclab.sim.ucm.cluster.UcmCluster.Files;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;

/** Makes the records of Unified CM clusters, and of how they know each other. */
final class UcmReader {

    /** "Synchronize Clusters Every": minutes of a day, and what the product takes unless configured. */
    /** Value of {@code cti}. */
    private static final String CTI_OF_THE_LAB = "lab";

    private static final int SYNC_MAX_MINUTES = 1440;

    private static final int SYNC_MINUTES = 10;

    /** Minutes of a day. */
    private static final int SESSION_MAX_MINUTES = 1440;

    private static final int DEVICE_COP_MAX = 999_999;
    private static final int CLIENT_SEATS_MAX = 1_000_000;

    /** "Number of Digits to Match", an enterprise parameter. */
    private static final int DIGITS_MIN = 3;

    private static final int DIGITS_MAX = 256;
    private static final int DIGITS = 4;

    /** "User Search Limit", another one. */
    private static final int SEARCH_LIMIT_MAX = 500;

    private static final int SEARCH_LIMIT = 64;

    private static final Pattern FILE_NAME = Pattern.compile("([\\w-][\\w.-]{0,99}/){0,4}[\\w-][\\w.-]{0,99}\\.xml");

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

    private UcmReader() {}

    static UcmCluster cluster(Reading cluster, String servicesDomain, Library library) {
        String id = cluster.text("id");
        cluster.called("UCM cluster " + id);
        return new UcmCluster(
                id,
                release(cluster),
                cluster.domain("domain", servicesDomain),
                cluster.list("nodes", "a node of " + id, UcmReader::node),
                cluster.domains("tftp"),
                everybody(cluster),
                files(cluster, id, library),
                settings(cluster, id),
                cluster.line());
    }

    private static Release release(Reading cluster) {
        String text = cluster.text("release");
        Optional<Release> release = Release.read(text);
        if (release.isEmpty() && !text.isEmpty()) {
            cluster.note(
                    cluster.line("release"),
                    "'release' of a UCM cluster is '" + text + "'",
                    "write it as 9.1.2 or 12.5");
        }
        return release.orElse(new Release(0, 0, 0, text));
    }

    private static UcmSettings settings(Reading cluster, String id) {
        Installed installed = new Installed(
                Set.copyOf(cluster.texts("copFiles")),
                cluster.number("deviceCop", 0, DEVICE_COP_MAX, 0),
                cluster.yes("extensionMobility"),
                cti(cluster));
        UdsPolicy uds = UdsPolicy.usual();
        int seats = cluster.number("clientSeats", 1, CLIENT_SEATS_MAX, uds.clientSeatsMax());
        UcmSettings usual = UcmSettings.usual();
        Duration life = Duration.ofMinutes(cluster.number("sessionMinutes", 1, SESSION_MAX_MINUTES, (int)
                usual.sessionLife().toMinutes()));
        return usual.withSessions(life, usual.sessionsMax())
                .withLdapAuth(!cluster.yes("localPasswords"))
                .withUserSearch(cluster.number("userSearchLimit", 1, SEARCH_LIMIT_MAX, SEARCH_LIMIT), true)
                .withUsersResourceAuth(cluster.yes("contactSearchAuthentication"))
                .with(installed)
                .withTrust(trust(cluster))
                .withCalls(CallSettingsReader.of(cluster, id))
                .withSipProfile(usual.sipProfile().with(CallSettingsReader.mediaOf(cluster, id)))
                .withUds(uds.withDigitsToMatch(cluster.number("digitsToMatch", DIGITS_MIN, DIGITS_MAX, DIGITS))
                        .withClientSeats(seats, uds.retryAfter())
                        .withPhoneServices(PhoneServiceReader.services(cluster))
                        .withGroups(cluster.list("groups", "a group", UcmReader::group))
                        .withCorsOrigins(corsOrigins(cluster))
                        .withShown(shown(cluster)));
    }

    /** RFC 6454 §6.2: a scheme, a host, and a port unless it is the scheme's own. */
    private static List<String> corsOrigins(Reading cluster) {
        List<String> origins = cluster.texts("corsOrigins");
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .forEach(origin -> cluster.note(
                        cluster.line("corsOrigins"),
                        "'" + origin + "' is no origin",
                        "write it as browsers do, such as https://portal.example.com"));
        return origins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toList();
    }

    private static Map<String, String> shown(Reading cluster) {
        Map<String, String> shown = cluster.words("userPolicy");
        List<String> names = UserPolicy.all().stream()
                .map(UserPolicy::name)
                .filter(name -> !UserPolicy.derived().contains(name))
                .toList();
        shown.forEach((name, value) -> {
            if (!names.contains(name)) {
                cluster.note(
                        cluster.line("userPolicy"),
                        "there is no user policy '" + name + "' that a world may set",
                        "one of: " + String.join(", ", names));
            } else if (UserPolicy.all().stream().noneMatch(each -> each.name().equals(name) && each.takes(value))) {
                cluster.note(
                        cluster.line("userPolicy"),
                        "user policy '" + name + "' is '" + value + "'",
                        "write true or false, or the number that 'options/userPolicy' has");
            }
        });
        return shown;
    }

    private static UserGroup group(Reading group) {
        return new UserGroup(group.text("name"), group.text("distinguishedName"));
    }

    /** ASSUMED(no public source): the product's framing is not public, so there is CTI only where a world wants the lab's own. */
    private static boolean cti(Reading cluster) {
        String framing = cluster.text("cti", "");
        if (!framing.isEmpty() && !framing.equals(CTI_OF_THE_LAB)) {
            cluster.note(
                    cluster.line("cti"),
                    "'cti' of a UCM cluster is '" + framing + "'",
                    "write '" + CTI_OF_THE_LAB + "', the framing that there is, or leave it out");
        }
        return framing.equals(CTI_OF_THE_LAB);
    }

    private static TrustPolicy trust(Reading cluster) {
        String word = cluster.text("fileSignature", "");
        Optional<TrustPolicy.Digest> digest = TrustPolicy.Digest.of(word);
        if (digest.isEmpty() && !word.isEmpty()) {
            cluster.note(
                    cluster.line("fileSignature"),
                    "'fileSignature' of a UCM cluster is '" + word + "'",
                    "one of: " + String.join(", ", TrustPolicy.Digest.words()));
        }
        return new TrustPolicy(cluster.yes("mixedMode"), digest);
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

    private static Node node(Reading node) {
        String host = node.domain("host");
        return new Node(
                host,
                node.text("advertisedAs", host),
                node.yes("publisher"),
                Set.copyOf(node.texts("off")),
                node.line());
    }

    private static Files files(Reading cluster, String id, Library library) {
        ServiceProfile profile = cluster.one("serviceProfile", "the service profile of " + id, ProfileReader::profile)
                .orElse(ProfileReader.blank(cluster.line()));
        List<ServiceProfile> others =
                cluster.list("serviceProfiles", "a service profile of " + id, ProfileReader::profile);
        Set<String> names = new HashSet<>(Set.of(profile.name()));
        for (ServiceProfile other : others) {
            if (!names.add(other.name())) {
                cluster.note(other.line(), "two service profiles are called " + other.name(), "rename one");
            }
        }
        WholeFiles whole = new WholeFiles(library);
        whole.listed(cluster, id);
        Optional<Optional<List<ConfigEntry>>> own = cluster.one(
                "jabberConfig",
                "jabberConfig of " + id,
                config ->
                        whole.taken(config, UcmCluster.CONFIG_FILE) ? Optional.empty() : Optional.of(entries(config)));
        return new Files(
                profile,
                others,
                own.flatMap(parameters -> parameters),
                groupFiles(cluster, id, whole),
                cluster.list("applicationDialRules", "a dial rule", UcmReader::dialRule),
                cluster.list("directoryDialRules", "a dial rule", UcmReader::dialRule),
                whole.found());
    }

    private static Map<String, List<ConfigEntry>> groupFiles(Reading cluster, String id, WholeFiles whole) {
        Map<String, List<ConfigEntry>> files = new LinkedHashMap<>();
        cluster.list("configFiles", "a configuration file of " + id, file -> {
            String name = file.text("name");
            if (!name.isEmpty() && !FILE_NAME.matcher(name).matches()) {
                file.note(
                        file.line(),
                        "'" + name + "' is no name of a configuration file",
                        "write letters, digits and . _ - with .xml at the end, below folders if need be");
            }
            if (whole.taken(file, name)) {
                return name;
            }
            if (files.put(name, entries(file)) != null || name.equals(UcmCluster.CONFIG_FILE)) {
                file.note(file.line(), "the configuration file " + name + " stands twice", "rename or remove it");
            }
            return name;
        });
        return files;
    }

    private static List<ConfigEntry> entries(Reading config) {
        return config.list("parameters", "a parameter", UcmReader::entry).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ConfigEntry> entry(Reading entry) {
        String group = element(entry, "group");
        String name = element(entry, "name");
        String value = entry.text("value", "");
        return group.isEmpty() || name.isEmpty() ? Optional.empty() : Optional.of(new ConfigEntry(group, name, value));
    }

    /** What becomes an element of a file; empty when it cannot. */
    private static String element(Reading entry, String key) {
        String name = entry.text(key);
        if (name.isEmpty() || ConfigEntry.isElement(name)) {
            return name;
        }
        entry.note(
                entry.line(key),
                "'" + key + "' of a parameter is '" + name + "', which cannot be the name of an element",
                "begin with a letter or _ and go on with letters, digits and . _ -");
        return "";
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
}
