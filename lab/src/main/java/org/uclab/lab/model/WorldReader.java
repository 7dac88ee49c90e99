package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.pki.KeySpec;

/** Makes a model from a world's text. What its records say of each other, {@link LabLint} and the sections check. */
final class WorldReader {

    private static final int PORT_MAX = 65535;

    private final String file;
    private final Library library;
    private final List<WorldSection<?>> sections;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Notes notes = new Notes();

    WorldReader(String file, Library library, List<WorldSection<?>> sections) {
        this.file = file;
        this.library = library;
        this.sections = sections;
        sections.forEach(section -> section.roles().forEach(role -> roles.put(role.word(), role)));
        roles.put(Role.NOTHING.word(), Role.NOTHING);
    }

    Notes notes() {
        return notes;
    }

    Optional<LabModel> read(String yaml) {
        try {
            YamlNode whole = new Inclusion(library, notes).whole(file, yaml);
            return Optional.of(model(new Reading(notes, whole, "the world")));
        } catch (WorldException noYaml) {
            notes.note(noYaml.findings());
            return Optional.empty();
        }
    }

    private LabModel model(Reading root) {
        String servicesDomain = root.domain("servicesDomain");
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (Host host : root.list("hosts", "a host", this::host)) {
            if (hosts.putIfAbsent(host.name(), host) != null) {
                root.note(host.line(), "host " + host.name() + " stands twice", "keep one of them");
            }
        }
        WorldReading world = new WorldReading(root, servicesDomain, library);
        Map<String, User> users = new LinkedHashMap<>();
        Map<String, String> spelt = new HashMap<>();
        for (Reading reading : root.each("users", "a user")) {
            User user = user(reading, servicesDomain);
            String other = spelt.putIfAbsent(Spelling.USER_ID.key(user.id()), user.id());
            if (other != null) {
                root.note(
                        user.sourceLine(),
                        "user " + user.id() + " stands twice" + (other.equals(user.id()) ? "" : ", once as " + other),
                        "keep one of them");
            } else {
                users.put(user.id(), user);
                world.user(user.id(), reading);
            }
        }
        List<Crowd> crowds = new ArrayList<>();
        for (Reading reading : root.each("generatedUsers", "a crowd")) {
            Crowd crowd = crowd(reading, servicesDomain);
            crowds.add(crowd);
            world.crowd(crowd, reading);
        }
        Map<Class<?>, Object> read = new LinkedHashMap<>();
        sections.forEach(section -> section(section, world, hosts, read));
        LabModel model = new LabModel(
                root.text("world"),
                root.text("title", ""),
                root.text("about", ""),
                servicesDomain,
                root.optionalDomain("voiceServicesDomain"),
                root.named("zones", "zone", WorldReader::zone),
                hosts,
                users,
                crowds,
                read,
                notes.places());
        world.done();
        return model;
    }

    private static <S> void section(
            WorldSection<S> section, WorldReading world, Map<String, Host> hosts, Map<Class<?>, Object> read) {
        S its = section.read(world);
        read.put(section.type(), its);
        hosts.replaceAll(
                (name, host) -> section.roles().contains(host.role()) ? host.without(section.absent(its, host)) : host);
    }

    private static Zone zone(String name, Reading zone) {
        return new Zone(
                name,
                zone.number("network", 1, 250),
                zone.domain("nameServer"),
                zone.domain("searchDomain", ""),
                zone.texts("reaches"),
                zone.line());
    }

    private Host host(Reading host) {
        String name = host.domain("name");
        host.called("host " + name);
        String roleWord = host.text("runs");
        Role role = roles.getOrDefault(roleWord, Role.NOTHING);
        if (!roles.containsKey(roleWord) && !roleWord.isEmpty()) {
            host.note(
                    host.line("runs"),
                    "nothing is called '" + roleWord + "'",
                    "one of: " + String.join(", ", roles.keySet()));
        }
        Map<Service, Integer> ports = new LinkedHashMap<>();
        role.services().forEach(service -> ports.put(service, service.port()));
        host.one("ports", "'ports' of a host", given -> {
            ports.replaceAll((service, documented) -> given.number(service.noun(), 1, PORT_MAX, documented));
            return ports;
        });
        return new Host(
                name,
                host.text("zone"),
                host.number("address", 1, 254),
                role,
                ports,
                keys(host),
                new Host.Certificates(trace(host), defects(host, role)),
                host.line());
    }

    private static boolean trace(Reading host) {
        String profile = host.text("certificate", "usual");
        if (!profile.equals("usual") && !profile.equals("trace")) {
            host.note(host.line("certificate"), "no certificate is called '" + profile + "'", "one of: usual, trace");
        }
        return profile.equals("trace");
    }

    /** What is wrong with the certificates of a host, from the start. */
    private static Map<String, CertificateDefect> defects(Reading host, Role role) {
        Map<String, CertificateDefect> defects = new LinkedHashMap<>();
        host.words("badCertificates").forEach((noun, word) -> {
            boolean known = noun.equals(Host.Certificates.EVERYWHERE)
                    || role.services().stream()
                            .anyMatch(service -> service.noun().equals(noun));
            Optional<CertificateDefect> defect = Arrays.stream(CertificateDefect.values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
            if (!known) {
                host.note(
                        host.line("badCertificates"),
                        "the host has no service '" + noun + "'",
                        "one of its services, or " + Host.Certificates.EVERYWHERE);
            } else if (defect.isEmpty()) {
                host.note(
                        host.line("badCertificates"),
                        "no certificate defect is called '" + word + "'",
                        "one of: " + String.join(", ", CertificateDefect.words()));
            } else {
                defects.put(noun, defect.get());
            }
        });
        return defects;
    }

    /** The kinds of key of a host; a caller chooses among them by what it can do. */
    private static List<KeySpec> keys(Reading host) {
        if (!host.has("keys")) {
            return KeySpec.USUAL;
        }
        List<KeySpec> keys = new ArrayList<>();
        for (Reading.Line written : host.lines("keys")) {
            Optional<KeySpec> spec = Arrays.stream(KeySpec.values())
                    .filter(known -> known.word().equals(written.text()))
                    .findFirst();
            if (spec.isEmpty()) {
                String words =
                        Arrays.stream(KeySpec.values()).map(KeySpec::word).collect(Collectors.joining(", "));
                host.note(written.line(), "no key is called '" + written.text() + "'", "one of: " + words);
            } else if (keys.stream()
                    .anyMatch(key -> key.algorithm().equals(spec.get().algorithm()))) {
                host.note(written.line(), "a host has one key of a kind", "keep one of them");
            } else {
                keys.add(spec.get());
            }
        }
        if (host.lines("keys").isEmpty()) {
            host.note(host.line("keys"), "a host has a key", "name one, or leave 'keys' out");
        }
        return keys.isEmpty() ? KeySpec.USUAL : keys;
    }

    private static User user(Reading user, String servicesDomain) {
        String id = user.text("id");
        user.called("user " + id);
        return new User(
                id,
                user.domain("domain", servicesDomain),
                user.text("password"),
                user.text("firstName", ""),
                user.text("lastName", ""),
                user.text("line", ""),
                user.text("email", ""),
                user.line());
    }

    private static Crowd crowd(Reading crowd, String servicesDomain) {
        String id = crowd.text("id");
        crowd.called("crowd " + id);
        return new Crowd(
                crowd.number("count", 1, Crowd.COUNT_MAX),
                id,
                crowd.domain("domain", servicesDomain),
                crowd.text("password"),
                crowd.text("firstName", ""),
                crowd.text("lastName", ""),
                crowd.text("line", ""),
                crowd.text("email", ""),
                crowd.line());
    }
}
