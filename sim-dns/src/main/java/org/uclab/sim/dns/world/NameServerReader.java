package org.uclab.lab.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.NameServer.DnsZone;
import org.uclab.lab.model.NameServer.RecordText;
import org.uclab.lab.model.NameServer.SrvSet;
import org.uclab.lab.model.NameServer.Target;

/** Reads {@code nameServers}. */
final class NameServerReader {

    private static final int PORT_MAX = 65535;
    private static final int SECONDS_MAX = 604_800;
    private static final int SRV_MAX = 65535;

    private final Map<String, Host> hosts;
    private final Library library;

    NameServerReader(Map<String, Host> hosts, Library library) {
        this.hosts = hosts;
        this.library = library;
    }

    Collection<NameServer> read(Reading world) {
        return world.named("nameServers", "name server", this::server).values();
    }

    private NameServer server(String name, Reading server) {
        return new NameServer(
                WorldReader.domain(name),
                server.optional("forwardTo").map(WorldReader::domain),
                server.list("zones", "a DNS zone", this::zone),
                allow(server),
                server.line());
    }

    private DnsZone zone(Reading zone) {
        Optional<String> reverseOf = zone.optional("reverseOf");
        String name = WorldReader.domain(reverseOf.isPresent() ? zone.text("name", "") : zone.text("name"));
        if (reverseOf.isPresent() && !name.isEmpty()) {
            zone.note(zone.line("name"), "the zone has both 'name' and 'reverseOf'", "keep one of them");
        }
        zone.called("DNS zone " + reverseOf.map(of -> "reverse of " + of).orElse(name));
        List<SrvSet> services = new ArrayList<>();
        zone.lists("srv", "an SRV target", this::target)
                .forEach((service, targets) -> services.add(new SrvSet(service, targets, zone.line("srv"))));
        return new DnsZone(
                name,
                reverseOf,
                zone.text("view"),
                zone.texts("callers"),
                zone.number("ttl", 0, SECONDS_MAX, 3600),
                zone.number("negativeTtl", 0, SECONDS_MAX, 900),
                services,
                zone.scalars("records").stream()
                        .map(line -> new RecordText(line.text(), line.line()))
                        .toList(),
                zone.optional("masterFile").flatMap(path -> masterFile(zone, path)),
                allow(zone),
                zone.line());
    }

    private Optional<RecordText> masterFile(Reading zone, String path) {
        int line = zone.line("masterFile");
        try {
            return Optional.of(new RecordText(library.text(path), line));
        } catch (IOException missing) {
            zone.note(
                    line,
                    "master file '" + path + "' cannot be read: " + missing.getMessage(),
                    "give a path relative to the world");
            return Optional.empty();
        }
    }

    private Target target(Reading target) {
        Optional<String> literal = target.optional("addressOf").map(WorldReader::domain);
        String host = literal.isPresent()
                ? target.optional("host").map(WorldReader::domain).orElse(literal.get())
                : WorldReader.domain(target.text("host"));
        literal.filter(of -> !of.equals(host))
                .ifPresent(of ->
                        target.note(target.line("host"), "the target has both 'host' and 'addressOf'", "keep one"));
        return new Target(
                target.number("priority", 0, SRV_MAX, 0),
                target.number("weight", 0, SRV_MAX, 0),
                port(target, host),
                host,
                literal.isPresent(),
                target.line());
    }

    private int port(Reading target, String host) {
        int given = target.number("port", 1, PORT_MAX, 0);
        if (given != 0) {
            target.optional("service");
            return given;
        }
        String noun = target.text("service");
        Host known = hosts.get(host);
        if (known == null) {
            return 1;
        }
        int port = ServiceNoun.of(noun).map(known.ports()::get).orElse(0);
        if (port == 0) {
            List<String> nouns =
                    known.ports().keySet().stream().map(ServiceNoun::noun).toList();
            target.note(target.line("service"), host + " has no service '" + noun + "'", "one of: " + nouns);
        }
        return port;
    }

    private static Map<DnsSlip, Integer> allow(Reading reading) {
        Map<DnsSlip, Integer> allowed = new EnumMap<>(DnsSlip.class);
        for (YamlNode.Scalar word : reading.scalars("allow")) {
            DnsSlip.of(word.text())
                    .ifPresentOrElse(
                            slip -> allowed.put(slip, word.line()),
                            () -> reading.note(
                                    word.line(),
                                    "'allow' does not know '" + word.text() + "'",
                                    "one of: " + String.join(", ", DnsSlip.words())));
        }
        return allowed;
    }
}
