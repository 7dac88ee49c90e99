package org.uclab.sim.dns.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Service;
import org.uclab.sim.dns.world.NameServer.DnsZone;
import org.uclab.sim.dns.world.NameServer.SrvSet;
import org.uclab.sim.dns.world.NameServer.Target;

/** Whether the name servers fit the hosts, the zones and each other. */
final class NameServerLint {

    private final NameServers section;
    private final LabModel model;
    private final LabLint lint;

    private NameServerLint(NameServers section, LabModel model, LabLint lint) {
        this.section = section;
        this.model = model;
        this.lint = lint;
    }

    /** Notes everything that is wrong; what the zones hold is looked at when nothing else is. */
    public static void check(NameServers section, LabModel model, LabLint lint) {
        NameServerLint mine = new NameServerLint(section, model, lint);
        mine.networks();
        section.servers().forEach(mine::server);
        mine.circles();
        if (lint.clean()) {
            ZoneLint.check(section, model, lint);
        }
    }

    /** Those whom DHCP names. */
    private void networks() {
        model.zones()
                .values()
                .forEach(zone ->
                        lint.runs(zone.nameServer(), DnsServices.NAME_SERVER, zone.line(), "zone " + zone.name()));
    }

    private void server(NameServer server) {
        lint.runs(server.host(), DnsServices.NAME_SERVER, server.line(), "name server " + server.host());
        server.forwardTo()
                .ifPresent(
                        to -> lint.runs(to, DnsServices.NAME_SERVER, server.line(), "'forwardTo' of " + server.host()));
        for (DnsZone zone : server.zones()) {
            String what = "DNS zone " + zone.name();
            network(zone.view(), zone, what);
            zone.callers().forEach(caller -> network(caller, zone, what));
            zone.reverseOf().ifPresent(of -> network(of, zone, what));
            onceForEach(server, zone);
            for (SrvSet srv : zone.services()) {
                srv.targets().forEach(target -> target(srv, target));
            }
        }
    }

    private void network(String name, DnsZone zone, String what) {
        lint.known(model.zones().keySet(), name, zone.line(), what, "zone");
    }

    private void target(SrvSet srv, Target target) {
        Host host = model.hosts().get(target.host());
        if (host == null) {
            lint.known(model.hosts().keySet(), target.host(), target.line(), srv.name(), "host");
        } else if (target.port().isEmpty() && host.port(target.service().text()).isEmpty()) {
            lint.note(
                    target.service().line(),
                    target.host() + " has no service '" + target.service().text() + "'",
                    "one of: "
                            + host.ports().keySet().stream().map(Service::noun).toList());
        }
    }

    private void onceForEach(NameServer server, DnsZone zone) {
        for (DnsZone other : server.zones()) {
            boolean same = other.name().equals(zone.name()) && other.reverseOf().equals(zone.reverseOf());
            boolean shared = other.callers().isEmpty()
                    || zone.callers().isEmpty()
                    || other.callers().stream().anyMatch(zone.callers()::contains);
            if (same && shared && other.line() < zone.line()) {
                lint.note(
                        zone.line(),
                        server.host() + " has the zone " + zone.name() + " twice for the same callers",
                        "keep one of them, or give each its own 'callers'");
            }
        }
    }

    private void circles() {
        Map<String, String> next = new HashMap<>();
        section.servers().forEach(server -> server.forwardTo().ifPresent(to -> next.put(server.host(), to)));
        for (NameServer server : section.servers()) {
            List<String> way = new ArrayList<>(List.of(server.host()));
            String at = next.get(server.host());
            while (at != null && !way.contains(at)) {
                way.add(at);
                at = next.get(at);
            }
            if (server.host().equals(at)) {
                lint.note(
                        server.line(),
                        "name servers forward in a circle: " + String.join(" to ", way) + " to " + at,
                        "remove one 'forwardTo'; forwarding goes from the inside to the outside");
            }
        }
    }
}
