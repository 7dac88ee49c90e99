package org.uclab.sim.dns.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Zone;
import org.uclab.lab.system.Site;
import org.uclab.sim.dns.zone.DnsRecord.Data.Kind;

/**
 * Whether what the name servers of a world serve makes sense to those who ask: everything that a record points to is
 * looked up from where the asker sits, through the servers that a question would pass.
 */
final class ZoneLint {

    /** Any number does: nothing is started. */
    private static final int LAB = 1;

    private final NameServers section;
    private final Site site;
    private final ZoneFindings findings;

    private ZoneLint(NameServers section, LabModel model, LabLint lint) {
        this.section = section;
        this.site = new Site(model, LAB);
        this.findings = new ZoneFindings(lint);
    }

    /** Notes everything that is wrong. */
    static void check(NameServers section, LabModel model, LabLint lint) {
        ZoneLint mine = new ZoneLint(section, model, lint);
        NamesInReach names = new NamesInReach(section, mine.site, mine.served());
        if (lint.clean()) {
            section.servers().forEach(server -> mine.check(server, names));
            section.servers().forEach(mine.findings::unused);
        }
    }

    private Map<String, List<ServedZones.Served>> served() {
        ServedZones zones = new ServedZones(site);
        Map<String, List<ServedZones.Served>> served = new LinkedHashMap<>();
        for (NameServer server : section.servers()) {
            List<ServedZones.Served> its = served.computeIfAbsent(server.host(), host -> new ArrayList<>());
            for (NameServer.DnsZone zone : server.zones()) {
                try {
                    its.add(zones.zone(server, zone));
                } catch (ServedZones.Unusable unusable) {
                    findings.note(
                            unusable.line(),
                            unusable.getMessage(),
                            "write records as RFC 1035 §5.1 has them: owner, type, data; owners lie in the zone, and an"
                                    + " alias has no other record");
                }
            }
        }
        return served;
    }

    private void check(NameServer server, NamesInReach names) {
        for (ServedZones.Served zone : names.zones(server.host())) {
            owners(zone);
            ZoneFindings.Where where = new ZoneFindings.Where(server, zone);
            for (String caller : names.askers(server, zone)) {
                zone.records().forEach(new TargetLint(names, findings, where, caller)::check);
                exposed(where, caller, names);
            }
        }
        leaks(server, names);
    }

    private void owners(ServedZones.Served zone) {
        Map<String, List<Kind>> kinds = new HashMap<>();
        for (ServedZones.Placed placed : zone.records()) {
            String owner = ServedZones.key(placed.record().name());
            List<Kind> before = kinds.computeIfAbsent(owner, key -> new ArrayList<>());
            before.add(placed.record().data().kind());
            if (before.size() > 1 && before.contains(Kind.CNAME)) {
                // RFC 1034 §3.6.2
                findings.note(
                        placed.line(),
                        owner + " is an alias and has other records besides",
                        "remove the CNAME record or the others");
            }
        }
    }

    private void exposed(ZoneFindings.Where where, String caller, NamesInReach names) {
        List<String> hidden = names.outOfReach(where.zone(), caller);
        if (!hidden.isEmpty()) {
            findings.slip(
                    DnsSlip.EXPOSED_HOSTS,
                    where,
                    where.zone().source().line(),
                    where.server().host() + " tells hosts " + caller + " of " + hidden.size()
                            + " hosts that they cannot reach, such as " + hidden.get(0),
                    "give the zone 'callers', or serve it from a name server of its own");
        }
    }

    /** Hosts that a server is asked by must not learn by its forwarding what its own zones would not tell them. */
    private void leaks(NameServer server, NamesInReach names) {
        for (Zone zone : site.model().zones().values()) {
            if (!zone.nameServer().equals(server.host())) {
                continue;
            }
            for (NamesInReach.Stop stop : names.way(server.host(), zone.name())) {
                for (ServedZones.Served each : names.zones(stop.server())) {
                    boolean told = !stop.server().equals(server.host()) && each.seenFrom(stop.asker());
                    List<String> hidden = told ? names.outOfReach(each, zone.name()) : List.of();
                    if (!hidden.isEmpty()) {
                        findings.slip(
                                DnsSlip.LEAK_BY_FORWARDING,
                                server,
                                server.host() + " forwards to " + stop.server() + ", which tells hosts " + zone.name()
                                        + " of hosts out of their reach, such as " + hidden.get(0),
                                "remove 'forwardTo': the outside never asks the inside");
                    }
                }
            }
        }
    }
}
