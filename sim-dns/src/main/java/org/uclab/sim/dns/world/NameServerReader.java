package org.uclab.sim.dns.world;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.WorldReading;
import org.uclab.sim.dns.world.NameServer.DnsZone;
import org.uclab.sim.dns.world.NameServer.RecordText;
import org.uclab.sim.dns.world.NameServer.SrvSet;
import org.uclab.sim.dns.world.NameServer.Target;

/** Reads {@code nameServers}. */
final class NameServerReader {

    private static final int PORT_MAX = 65535;
    private static final int SECONDS_MAX = 604_800;
    private static final int SRV_MAX = 65535;

    private final Library library;

    private NameServerReader(Library library) {
        this.library = library;
    }

    public static NameServers read(WorldReading world) {
        NameServerReader reader = new NameServerReader(world.library());
        return new NameServers(List.copyOf(
                world.root().named("nameServers", "name server", reader::server).values()));
    }

    private NameServer server(String name, Reading server) {
        return new NameServer(
                name.toLowerCase(Locale.ROOT),
                server.optionalDomain("forwardTo"),
                server.list("zones", "a DNS zone", this::zone),
                allow(server),
                server.line());
    }

    private DnsZone zone(Reading zone) {
        Optional<String> reverseOf = zone.optional("reverseOf");
        String name = reverseOf.isPresent() ? zone.domain("name", "") : zone.domain("name");
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
                zone.lines("records").stream()
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
        Optional<String> literal = target.optionalDomain("addressOf");
        String host = literal.isPresent() ? target.domain("host", literal.get()) : target.domain("host");
        literal.filter(of -> !of.equals(host))
                .ifPresent(of ->
                        target.note(target.line("host"), "the target has both 'host' and 'addressOf'", "keep one"));
        int port = target.number("port", 1, PORT_MAX, 0);
        return new Target(
                target.number("priority", 0, SRV_MAX, 0),
                target.number("weight", 0, SRV_MAX, 0),
                port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                new Reading.Line(
                        port == 0 ? target.text("service") : target.text("service", ""), target.line("service")),
                host,
                literal.isPresent(),
                target.line());
    }

    private static Map<DnsSlip, Integer> allow(Reading reading) {
        Map<DnsSlip, Integer> allowed = new EnumMap<>(DnsSlip.class);
        for (Reading.Line word : reading.lines("allow")) {
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
