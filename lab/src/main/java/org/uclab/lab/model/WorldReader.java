package org.uclab.lab.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes the records of a model from a world's text. What the records say of each other, {@link LabLint} checks. */
final class WorldReader {

    private static final int PORT_MAX = 65535;
    private static final int SECONDS_MAX = 604_800;
    private static final int CSF_PRODUCT = 390;
    private static final String CSF_MODEL = "Cisco Unified Client Services Framework";

    private final String file;
    private final Library library;
    private final Notes notes = new Notes();

    WorldReader(String file, Library library) {
        this.file = file;
        this.library = library;
    }

    Notes notes() {
        return notes;
    }

    Optional<LabModel> read(String yaml) {
        try {
            YamlNode whole = new Inclusion(library, notes).whole(file, yaml);
            Reading root = new Reading(notes, whole, "the world");
            LabModel model = model(root);
            root.done();
            return Optional.of(model);
        } catch (WorldException noYaml) {
            notes.note(noYaml.findings());
            return Optional.empty();
        }
    }

    private LabModel model(Reading root) {
        String servicesDomain = domain(root.text("servicesDomain"));
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (Host host : root.list("hosts", "a host", WorldReader::host)) {
            if (hosts.putIfAbsent(host.name(), host) != null) {
                root.note(host.line(), "host " + host.name() + " stands twice", "keep one of them");
            }
        }
        Map<String, User> users = new LinkedHashMap<>();
        for (User user : root.list("users", "a user", reading -> user(reading, servicesDomain))) {
            if (users.putIfAbsent(user.id(), user) != null) {
                root.note(user.sourceLine(), "user " + user.id() + " stands twice", "keep one of them");
            }
        }
        List<UcmCluster> clusters =
                root.list("ucmClusters", "a UCM cluster", reading -> UcmReader.cluster(reading, servicesDomain));
        ClusterNetwork network = UcmReader.network(root);
        hosts.replaceAll((name, host) -> UcmReader.served(host, clusters, network));
        return new LabModel(
                root.text("world"),
                root.text("title", ""),
                root.text("about", ""),
                servicesDomain,
                root.optional("voiceServicesDomain").map(WorldReader::domain),
                root.named("zones", "zone", WorldReader::zone),
                hosts,
                List.copyOf(new NameServerReader(hosts, library).read(root)),
                clusters,
                network,
                root.list("impClusters", "an IM and Presence cluster", ImpReader::cluster),
                root.list("expressways", "an expressway", WorldReader::expressway),
                root.one("webex", "webex", WorldReader::webex),
                DirectoryReader.read(root),
                root.list("webServers", "a web server", WorldReader::webServer),
                users,
                root.list("generatedUsers", "a crowd", reading -> crowd(reading, servicesDomain)),
                notes.places());
    }

    private static Zone zone(String name, Reading zone) {
        return new Zone(
                name,
                zone.number("network", 1, 250),
                domain(zone.text("nameServer")),
                domain(zone.text("searchDomain", "")),
                zone.texts("reaches"),
                zone.line());
    }

    private static Host host(Reading host) {
        String name = domain(host.text("name"));
        host.called("host " + name);
        String roleWord = host.text("runs");
        Optional<HostRole> role = HostRole.of(roleWord);
        if (role.isEmpty() && !roleWord.isEmpty()) {
            host.note(host.line("runs"), "nothing is called '" + roleWord + "'", "one of: " + HostRole.words());
        }
        Map<ServiceNoun, Integer> ports = new EnumMap<>(ServiceNoun.class);
        role.ifPresent(known -> {
            known.services().forEach(service -> ports.put(service, service.port()));
            known.someServices().forEach(service -> ports.put(service, service.port()));
        });
        host.one("ports", "'ports' of a host", given -> {
            ports.keySet()
                    .forEach(service -> ports.put(service, given.number(service.noun(), 1, PORT_MAX, service.port())));
            return ports;
        });
        return new Host(
                name, host.text("zone"), host.number("address", 1, 254), role.orElse(HostRole.DNS), ports, host.line());
    }

    private static Expressway expressway(Reading pair) {
        return new Expressway(
                pair.text("id"),
                domain(pair.text("edgeCluster")),
                pair.texts("domains").stream()
                        .map(WorldReader::domain)
                        .distinct()
                        .toList(),
                pair.texts("edges").stream().map(WorldReader::domain).toList(),
                pair.texts("cores").stream().map(WorldReader::domain).toList(),
                pair.text("ucmCluster"),
                pair.text("impCluster"),
                pair.number("zoneId", 1, PORT_MAX, 1),
                Duration.ofSeconds(pair.number("cookieSeconds", 1, SECONDS_MAX, 28_800)),
                allowed(pair),
                pair.line());
    }

    private static List<String> allowed(Reading pair) {
        for (YamlNode.Scalar url : pair.scalars("allow")) {
            if (!url.text().matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s?#]*)?")) {
                pair.note(url.line(), "'" + url.text() + "' is nothing to allow", "write proto://host[:port][/path]");
            }
        }
        return pair.texts("allow");
    }

    private static Webex webex(Reading webex) {
        return new Webex(
                domain(webex.text("host")),
                webex.list(
                        "organisations",
                        "an organisation",
                        org -> new Webex.Organisation(domain(org.text("domain")), org.yes("sso"))),
                webex.line());
    }

    private static WebServer webServer(Reading server) {
        return new WebServer(domain(server.text("host")), server.texts("photosOf"), server.line());
    }

    private static User user(Reading user, String servicesDomain) {
        String id = user.text("id");
        user.called("user " + id);
        String domain = domain(user.text("domain", servicesDomain));
        return new User(
                id,
                domain,
                user.text("password"),
                user.text("firstName", ""),
                user.text("lastName", ""),
                user.text("line", ""),
                user.text("email", ""),
                user.text("homeCluster"),
                domain(user.text("impNode", "")),
                user.text("serviceProfile", ""),
                user.list("devices", "a device of " + id, device -> device(id, device)),
                user.texts("contacts"),
                user.words("directory"),
                user.line());
    }

    private static Crowd crowd(Reading crowd, String servicesDomain) {
        String id = crowd.text("id");
        crowd.called("crowd " + id);
        return new Crowd(
                crowd.number("count", 1, Crowd.COUNT_MAX),
                id,
                domain(crowd.text("domain", servicesDomain)),
                crowd.text("password"),
                crowd.text("firstName", ""),
                crowd.text("lastName", ""),
                crowd.text("line", ""),
                crowd.text("email", ""),
                crowd.text("homeCluster"),
                domain(crowd.text("impNode", "")),
                crowd.text("device", ""),
                crowd.line());
    }

    private static User.Device device(String user, Reading device) {
        String name = device.text("name");
        String made = UUID.nameUUIDFromBytes((user + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new User.Device(
                name,
                device.text("id", made),
                device.text("model", CSF_MODEL),
                device.number("product", 1, PORT_MAX, CSF_PRODUCT),
                device.text("description", ""),
                device.text("supportField", ""),
                security(device));
    }

    private static User.DeviceSecurity security(Reading device) {
        String mode = device.text("securityMode", User.DeviceSecurity.MODES.get(0));
        if (!User.DeviceSecurity.MODES.contains(mode)) {
            device.note(
                    device.line("securityMode"),
                    "'securityMode' of a device is '" + mode + "'",
                    "one of: " + String.join(", ", User.DeviceSecurity.MODES));
        }
        String string = device.text("capfString", "");
        if (!string.matches("([0-9]{4,10})?")) {
            device.note(
                    device.line("capfString"),
                    "'capfString' of a device is '" + string + "'",
                    "give 4 to 10 digits, in quotes");
        }
        return new User.DeviceSecurity(mode, string);
    }

    static String domain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
