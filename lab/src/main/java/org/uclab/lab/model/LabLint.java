package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether what a model says in one place fits what it says in another. */
public final class LabLint {

    private final LabModel model;
    private final List<Finding> findings = new ArrayList<>();

    private LabLint(LabModel model) {
        this.model = model;
    }

    /** Everything that is wrong, in the order of the checks. */
    static List<Finding> check(LabModel model) {
        LabLint lint = new LabLint(model);
        lint.zones();
        lint.hosts();
        lint.nameServers();
        lint.circles();
        ImpLint.check(lint, model);
        ClusterLint.check(lint, model);
        lint.expressways();
        model.webex().ifPresent(webex -> lint.runs(webex.host(), HostRole.WEBEX, webex.line(), "webex"));
        lint.webServers();
        lint.users();
        lint.findings.addAll(DirectoryLint.check(model));
        CrowdLint.check(lint, model);
        return lint.findings;
    }

    private void zones() {
        for (Zone zone : model.zones().values()) {
            runs(zone.nameServer(), HostRole.DNS, zone.line(), "zone " + zone.name());
            for (String reached : zone.reaches()) {
                known(model.zones().keySet(), reached, zone.line(), "zone " + zone.name(), "zone");
            }
        }
        for (String needed : List.of("inside", "outside")) {
            if (!model.zones().containsKey(needed)) {
                note(1, "the world has no zone '" + needed + "'", "add it under 'zones'");
            }
        }
    }

    private void hosts() {
        Map<String, Host> byAddress = new HashMap<>();
        for (Host host : model.hosts().values()) {
            known(model.zones().keySet(), host.zone(), host.line(), "host " + host.name(), "zone");
            Host other = byAddress.put(host.zone() + " " + host.number(), host);
            if (other != null) {
                note(host.line(), host.name() + " has the address of " + other.name(), "give it another 'address'");
            }
            if (!host.name().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")) {
                note(host.line(), "'" + host.name() + "' is no full host name", "write host.domain");
            }
        }
    }

    private void nameServers() {
        for (NameServer server : model.nameServers()) {
            runs(server.host(), HostRole.DNS, server.line(), "name server " + server.host());
            server.forwardTo()
                    .ifPresent(to -> runs(to, HostRole.DNS, server.line(), "'forwardTo' of " + server.host()));
            for (NameServer.DnsZone zone : server.zones()) {
                String what = "DNS zone " + zone.name();
                known(model.zones().keySet(), zone.view(), zone.line(), what, "zone");
                zone.callers().forEach(caller -> known(model.zones().keySet(), caller, zone.line(), what, "zone"));
                zone.reverseOf().ifPresent(of -> known(model.zones().keySet(), of, zone.line(), what, "zone"));
                onceForEach(server, zone);
                for (NameServer.SrvSet srv : zone.services()) {
                    for (NameServer.Target target : srv.targets()) {
                        known(model.hosts().keySet(), target.host(), target.line(), srv.name(), "host");
                    }
                }
            }
        }
    }

    private void onceForEach(NameServer server, NameServer.DnsZone zone) {
        for (NameServer.DnsZone other : server.zones()) {
            boolean same = other.name().equals(zone.name()) && other.reverseOf().equals(zone.reverseOf());
            boolean shared = other.callers().isEmpty()
                    || zone.callers().isEmpty()
                    || other.callers().stream().anyMatch(zone.callers()::contains);
            if (same && shared && other.line() < zone.line()) {
                note(
                        zone.line(),
                        server.host() + " has the zone " + zone.name() + " twice for the same callers",
                        "keep one of them, or give each its own 'callers'");
            }
        }
    }

    private void circles() {
        Map<String, String> next = new HashMap<>();
        model.nameServers().forEach(server -> server.forwardTo().ifPresent(to -> next.put(server.host(), to)));
        for (NameServer server : model.nameServers()) {
            List<String> way = new ArrayList<>(List.of(server.host()));
            String at = next.get(server.host());
            while (at != null && !way.contains(at)) {
                way.add(at);
                at = next.get(at);
            }
            if (server.host().equals(at)) {
                note(
                        server.line(),
                        "name servers forward in a circle: " + String.join(" to ", way) + " to " + at,
                        "remove one 'forwardTo'; forwarding goes from the inside to the outside");
            }
        }
    }

    private void expressways() {
        for (Expressway pair : model.expressways()) {
            String where = "expressway " + pair.id();
            pair.edges().forEach(edge -> runs(edge, HostRole.EXPRESSWAY_E, pair.line(), where));
            pair.cores().forEach(core -> runs(core, HostRole.EXPRESSWAY_C, pair.line(), where));
            known(
                    model.ucmClusters().stream().map(UcmCluster::id).toList(),
                    pair.ucmCluster(),
                    pair.line(),
                    where,
                    "UCM cluster");
            known(
                    model.impClusters().stream().map(ImpCluster::id).toList(),
                    pair.impCluster(),
                    pair.line(),
                    where,
                    "IM and Presence cluster");
        }
    }

    private void webServers() {
        for (WebServer server : model.webServers()) {
            String where = "web server " + server.host();
            runs(server.host(), HostRole.WEB, server.line(), where);
            server.photosOf().forEach(user -> known(model.users().keySet(), user, server.line(), where, "user"));
        }
    }

    private void users() {
        List<String> clusters = model.ucmClusters().stream().map(UcmCluster::id).toList();
        Map<String, User> byDevice = new HashMap<>();
        for (User user : model.users().values()) {
            String who = "user " + user.id();
            if (user.homeCluster().isEmpty()) {
                note(user.sourceLine(), who + " has no home cluster", "add 'homeCluster: …', one of " + clusters);
            } else {
                known(clusters, user.homeCluster(), user.sourceLine(), who, "UCM cluster");
            }
            if (!user.impNode().isEmpty()) {
                runs(user.impNode(), HostRole.IMP, user.sourceLine(), who);
            }
            user.contacts().forEach(contact -> known(model.users().keySet(), contact, user.sourceLine(), who, "user"));
            for (User.Device device : user.devices()) {
                User other = byDevice.put(device.name(), user);
                if (other != null) {
                    note(
                            user.sourceLine(),
                            "device " + device.name() + " belongs to " + other.id() + " already",
                            "rename one");
                }
            }
        }
    }

    void runs(String host, HostRole role, int line, String where) {
        Host known = model.hosts().get(host);
        if (known == null) {
            known(model.hosts().keySet(), host, line, where, "host");
        } else if (known.role() != role) {
            note(
                    line,
                    where + " names " + host + ", which runs " + known.role().word(),
                    "name a host that runs " + role.word());
        }
    }

    void known(Collection<String> names, String name, int line, String where, String kind) {
        if (!names.contains(name)) {
            note(
                    line,
                    where + " names the " + kind + " '" + name + "', which does not exist",
                    "one of: " + String.join(", ", names));
        }
    }

    void note(int line, String message, String remedy) {
        findings.add(model.places().finding(line, message, remedy));
    }
}
