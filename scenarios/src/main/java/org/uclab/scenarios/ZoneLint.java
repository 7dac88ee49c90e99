package org.uclab.scenarios;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.uclab.lab.model.DnsSlip;
import org.uclab.lab.model.Finding;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.NameServer;
import org.uclab.lab.model.Zone;
import org.uclab.sim.dns.DnsRecord;
import org.uclab.sim.dns.DnsRecord.Data.Kind;

/**
 * Whether what the name servers of a world serve makes sense to those who ask: everything that a record points to is
 * looked up from where the asker sits, through the servers that a question would pass.
 */
final class ZoneLint {

    /** Any number does: nothing is started. */
    private static final int LAB = 1;

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final LabModel model;
    private final Map<String, NameServer> servers = new HashMap<>();
    private final Map<String, List<ServedZones.Served>> served = new LinkedHashMap<>();
    private final Map<String, Host> byAddress = new HashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Allowance> used = new HashSet<>();

    /** A word of an {@code allow}. */
    private record Allowance(DnsSlip slip, int line) {}

    private ZoneLint(LabModel model) {
        this.model = model;
    }

    /** Everything that is wrong. */
    static List<Finding> check(LabModel model) {
        ZoneLint lint = new ZoneLint(model);
        lint.serve();
        if (lint.findings.isEmpty()) {
            model.nameServers().forEach(lint::check);
            model.nameServers().forEach(lint::unused);
        }
        return List.copyOf(lint.findings);
    }

    private void serve() {
        ServedZones zones = new ServedZones(model, new Company.Addresses(model, LAB));
        model.hosts().values().forEach(host -> byAddress.put(model.address(LAB, host), host));
        for (NameServer server : model.nameServers()) {
            servers.put(server.host(), server);
            served.put(server.host(), new ArrayList<>());
            for (NameServer.DnsZone zone : server.zones()) {
                try {
                    served.get(server.host()).add(zones.zone(server, zone));
                } catch (ServedZones.Unusable unusable) {
                    findings.add(model.places()
                            .finding(
                                    unusable.line(),
                                    unusable.getMessage(),
                                    "write records as RFC 1035 §5.1 has them: owner, type, data"));
                }
            }
        }
    }

    private void check(NameServer server) {
        for (ServedZones.Served zone : served.get(server.host())) {
            owners(zone);
            for (String caller : askers(server, zone)) {
                zone.records().forEach(placed -> check(server, zone, caller, placed));
                exposed(server, zone, caller);
            }
        }
        leaks(server);
    }

    private void owners(ServedZones.Served zone) {
        String name = ServedZones.key(zone.zone().name());
        Map<String, List<Kind>> kinds = new HashMap<>();
        for (ServedZones.Placed placed : zone.records()) {
            String owner = ServedZones.key(placed.record().name());
            if (!ServedZones.within(owner, name)) {
                note(placed.line(), owner + " does not lie in zone " + name, "put it into the zone of its name");
            }
            List<Kind> before = kinds.computeIfAbsent(owner, key -> new ArrayList<>());
            before.add(placed.record().data().kind());
            if (before.size() > 1 && before.contains(Kind.CNAME)) {
                // RFC 1034 §3.6.2
                note(
                        placed.line(),
                        owner + " is an alias and has other records besides",
                        "remove the CNAME record or the others");
            }
        }
    }

    private void check(NameServer server, ServedZones.Served zone, String caller, ServedZones.Placed placed) {
        DnsRecord record = placed.record();
        String owner = ServedZones.key(record.name());
        switch (record.data().kind()) {
            case SRV -> srv(server, zone, caller, placed, ServedZones.key(((DnsRecord.Srv) record.data()).target()));
            case NS -> {
                String host = ServedZones.key(((DnsRecord.Ns) record.data()).host());
                hasAddress(server, zone, caller, placed, host);
                if (!owner.equals(ServedZones.key(zone.zone().name())) && !serves(host, owner)) {
                    slip(
                            DnsSlip.LAME_DELEGATION,
                            server,
                            zone,
                            placed.line(),
                            owner + " is delegated to " + host + ", which does not serve it",
                            "give " + host + " a zone " + owner);
                }
            }
            case MX -> hasAddress(server, zone, caller, placed, ServedZones.key(((DnsRecord.Mx) record.data()).host()));
            case CNAME ->
                exists(server, zone, caller, placed, ServedZones.key(((DnsRecord.Cname) record.data()).target()));
            case PTR -> exists(server, zone, caller, placed, ServedZones.key(((DnsRecord.Ptr) record.data()).target()));
            case NAPTR -> {
                String next = ServedZones.key(((DnsRecord.Naptr) record.data()).replacement());
                if (!next.isEmpty()) {
                    exists(server, zone, caller, placed, next);
                }
            }
            case A, AAAA, TXT, OPAQUE -> {}
        }
    }

    private void srv(
            NameServer server, ServedZones.Served zone, String caller, ServedZones.Placed placed, String target) {
        String owner = ServedZones.key(placed.record().name());
        if (target.isEmpty()) {
            return; // RFC 2782: the service is decidedly not available
        }
        if (ADDRESS.matcher(target).matches()) {
            slip(
                    DnsSlip.ADDRESS_TARGET,
                    server,
                    zone,
                    placed.line(),
                    owner + " points to the address " + target,
                    "name the host");
        } else if (target.indexOf('.') < 0) {
            slip(
                    DnsSlip.SHORT_TARGET,
                    server,
                    zone,
                    placed.line(),
                    owner + " points to '" + target + "', which is no full name",
                    "write host.domain");
        } else if (kinds(server.host(), caller, target).contains(Kind.CNAME)) {
            slip(
                    DnsSlip.SRV_TO_CNAME,
                    server,
                    zone,
                    placed.line(),
                    owner + " points to " + target + ", which is an alias",
                    "name the host itself");
        } else {
            hasAddress(server, zone, caller, placed, target);
        }
    }

    private void hasAddress(
            NameServer server, ServedZones.Served zone, String caller, ServedZones.Placed placed, String target) {
        Set<Kind> kinds = kinds(server.host(), caller, target);
        if (!kinds.contains(Kind.A) && !kinds.contains(Kind.AAAA)) {
            slip(
                    DnsSlip.DANGLING_TARGET,
                    server,
                    zone,
                    placed.line(),
                    placed.record().name() + " points to " + target + ", which has no address for hosts " + caller,
                    "name a host of the world that they can reach, or add an A record");
        }
    }

    private void exists(
            NameServer server, ServedZones.Served zone, String caller, ServedZones.Placed placed, String target) {
        if (kinds(server.host(), caller, target).isEmpty()) {
            slip(
                    DnsSlip.DANGLING_TARGET,
                    server,
                    zone,
                    placed.line(),
                    placed.record().name() + " points to " + target + ", which does not exist for hosts " + caller,
                    "name something that exists, or add it");
        }
    }

    /** The types of record that a host in that zone of the world finds under a name when it asks that server. */
    private Set<Kind> kinds(String first, String caller, String name) {
        String asker = caller;
        Set<String> asked = new HashSet<>();
        Optional<NameServer> at = Optional.ofNullable(servers.get(first));
        while (at.isPresent() && asked.add(at.get().host())) {
            Optional<ServedZones.Served> zone = closest(at.get().host(), asker, name);
            if (zone.isPresent()) {
                return kinds(zone.get(), name);
            }
            asker = model.host(at.get().host()).zone();
            at = at.get().forwardTo().map(servers::get);
        }
        return Set.of();
    }

    private static Set<Kind> kinds(ServedZones.Served zone, String name) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        String wildcard = "*." + name.substring(name.indexOf('.') + 1);
        for (String owner : List.of(name, wildcard)) {
            for (ServedZones.Placed placed : zone.records()) {
                if (ServedZones.key(placed.record().name()).equals(owner)) {
                    kinds.add(placed.record().data().kind());
                }
            }
            if (!kinds.isEmpty()) {
                return kinds;
            }
        }
        return kinds;
    }

    private Optional<ServedZones.Served> closest(String server, String caller, String name) {
        ServedZones.Served closest = null;
        for (ServedZones.Served zone : served.get(server)) {
            String origin = ServedZones.key(zone.zone().name());
            boolean longer =
                    closest == null || origin.length() > closest.zone().name().length();
            if (sees(zone, caller) && ServedZones.within(name, origin) && longer) {
                closest = zone;
            }
        }
        return Optional.ofNullable(closest);
    }

    private boolean serves(String server, String name) {
        return served.getOrDefault(server, List.of()).stream()
                .anyMatch(zone ->
                        ServedZones.within(name, ServedZones.key(zone.zone().name())));
    }

    /** Zones of the world whose hosts get this zone's records from this server. */
    private Set<String> askers(NameServer server, ServedZones.Served zone) {
        Set<String> askers = new LinkedHashSet<>(zone.source().callers());
        if (askers.isEmpty()) {
            askers.add(zone.source().view());
            for (Zone each : model.zones().values()) {
                if (each.nameServer().equals(server.host())) {
                    askers.add(each.name());
                }
            }
        }
        return askers;
    }

    private void exposed(NameServer server, ServedZones.Served zone, String caller) {
        List<String> hidden = outOfReach(zone, caller);
        if (!hidden.isEmpty()) {
            slip(
                    DnsSlip.EXPOSED_HOSTS,
                    server,
                    zone,
                    zone.source().line(),
                    server.host() + " tells hosts " + caller + " of " + hidden.size()
                            + " hosts that they cannot reach, such as " + hidden.get(0),
                    "give the zone 'callers', or serve it from a name server of its own");
        }
    }

    private void leaks(NameServer server) {
        for (Zone zone : model.zones().values()) {
            if (!zone.nameServer().equals(server.host())) {
                continue;
            }
            Set<String> passed = new HashSet<>(Set.of(server.host()));
            String asker = model.host(server.host()).zone();
            Optional<NameServer> at = server.forwardTo().map(servers::get);
            while (at.isPresent() && passed.add(at.get().host())) {
                for (ServedZones.Served each : served.get(at.get().host())) {
                    List<String> hidden = sees(each, asker) ? outOfReach(each, zone.name()) : List.of();
                    if (!hidden.isEmpty() && !allows(server.allow(), DnsSlip.LEAK_BY_FORWARDING)) {
                        note(
                                server.line(),
                                server.host() + " forwards to " + at.get().host() + ", which tells hosts " + zone.name()
                                        + " of hosts out of their reach, such as " + hidden.get(0),
                                "remove 'forwardTo': the outside never asks the inside");
                    }
                }
                asker = model.host(at.get().host()).zone();
                at = at.get().forwardTo().map(servers::get);
            }
        }
    }

    private List<String> outOfReach(ServedZones.Served zone, String caller) {
        Zone where = model.zones().get(caller);
        return zone.records().stream()
                .filter(placed -> placed.record().data().kind() == Kind.A)
                .map(placed -> byAddress.get(((DnsRecord.A) placed.record().data()).address()))
                .filter(host -> host != null
                        && !host.zone().equals(caller)
                        && !where.reaches().contains(host.zone()))
                .map(Host::name)
                .toList();
    }

    private static boolean sees(ServedZones.Served zone, String caller) {
        return zone.source().callers().isEmpty() || zone.source().callers().contains(caller);
    }

    private void unused(NameServer server) {
        unused(server.allow());
        server.zones().forEach(zone -> unused(zone.allow()));
    }

    private void unused(Map<DnsSlip, Integer> allow) {
        allow.forEach((slip, line) -> {
            if (!used.contains(new Allowance(slip, line))) {
                note(line, "'" + slip.word() + "' is allowed, but nothing here is", "remove it from 'allow'");
            }
        });
    }

    private boolean allows(Map<DnsSlip, Integer> allow, DnsSlip slip) {
        Integer line = allow.get(slip);
        if (line != null) {
            used.add(new Allowance(slip, line));
        }
        return line != null;
    }

    private void slip(
            DnsSlip slip, NameServer server, ServedZones.Served zone, int line, String message, String remedy) {
        if (!allows(zone.source().allow(), slip) && !allows(server.allow(), slip)) {
            note(line, message, remedy + "; if it is meant, write 'allow: [" + slip.word() + "]' at the zone");
        }
    }

    private void note(int line, String message, String remedy) {
        findings.add(model.places().finding(line, message, remedy));
    }
}
