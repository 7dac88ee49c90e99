package org.uclab.sim.dns.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.Zone;
import org.uclab.lab.system.Site;
import org.uclab.sim.dns.zone.DnsRecord;
import org.uclab.sim.dns.zone.DnsZone;

/** What the zones of a world's name servers hold: what follows from the hosts, and what the world itself writes. */
public final class ServedZones {

    private static final String ORIGIN_ONLY = "@ 0 IN SOA . . 1 0 0 0 0\n";

    private final Site site;

    public ServedZones(Site site) {
        this.site = site;
    }

    /** A zone, and for each of its records the line of the world that it comes from. */
    public record Served(NameServer.DnsZone source, DnsZone zone, List<Placed> records) {

        /** Whether callers from that zone of the world are shown it. */
        public boolean seenFrom(String caller) {
            return source.callers().isEmpty() || source.callers().contains(caller);
        }
    }

    /** A record and its line. */
    public record Placed(DnsRecord record, int line) {}

    /** What a zone's records cannot be made from. */
    public static final class Unusable extends Exception {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        private final int line;

        Unusable(int line, IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** A record set: what a world writes of one stands instead of what follows. */
    private record SetOf(String owner, DnsRecord.Data.Kind kind) {

        static SetOf of(DnsRecord record) {
            return new SetOf(key(record.name()), record.data().kind());
        }
    }

    /**
     * A zone of a server.
     *
     * @throws Unusable when the world's own records are none
     */
    public Served zone(NameServer server, NameServer.DnsZone zone) throws Unusable {
        String name = zone.reverseOf().map(this::reverseName).orElse(zone.name());
        DnsZone.Soa soa = DnsZone.Soa.of(server.host(), "hostmaster." + name, zone.negativeTtl());
        int ttl = zone.ttl();
        List<Placed> written = new ArrayList<>();
        if (zone.masterFile().isPresent()) {
            DnsZone read = parsed(
                    zone.masterFile().get().text(),
                    name,
                    zone.masterFile().get().line());
            soa = read.soa();
            ttl = read.ttlSeconds();
            read.records()
                    .forEach(record -> written.add(
                            new Placed(record, zone.masterFile().get().line())));
        }
        for (NameServer.RecordText line : zone.records()) {
            String text = "$TTL " + ttl + "\n" + ORIGIN_ONLY + line.text() + "\n";
            parsed(text, name, line.line()).records().forEach(record -> written.add(new Placed(record, line.line())));
        }
        Set<SetOf> sets = new HashSet<>();
        written.forEach(placed -> sets.add(SetOf.of(placed.record())));
        List<Placed> all = new ArrayList<>();
        for (Placed placed : following(server, zone, name)) {
            if (!sets.contains(SetOf.of(placed.record()))) {
                all.add(placed);
            }
        }
        all.addAll(written);
        List<DnsRecord> records = all.stream().map(Placed::record).toList();
        return new Served(zone, new DnsZone(name, soa, ttl, records), all);
    }

    /** A name in the form that names compare in. */
    static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Whether a name lies in a zone, or is it. */
    static boolean within(String name, String zone) {
        return name.equals(zone) || name.endsWith("." + zone);
    }

    private List<Placed> following(NameServer server, NameServer.DnsZone zone, String name) {
        List<Placed> records = new ArrayList<>();
        records.add(new Placed(DnsRecord.ns(name, server.host()), zone.line()));
        for (Host host : site.model().hosts().values()) {
            if (zone.reverseOf().filter(host.zone()::equals).isPresent()) {
                records.add(new Placed(DnsRecord.ptr(host.number() + "." + name, host.name()), host.line()));
            } else if (within(host.name(), name) && told(zone, host)) {
                records.add(new Placed(DnsRecord.a(host.name(), site.address(host.name())), zone.line()));
            }
        }
        for (NameServer.SrvSet service : zone.services()) {
            for (NameServer.Target target : service.targets()) {
                DnsRecord record = DnsRecord.srv(
                        service.name() + "." + name,
                        target.priority(),
                        target.weight(),
                        port(target),
                        target.literal() ? site.address(target.host()) : target.host());
                records.add(new Placed(record, target.line()));
            }
        }
        return records;
    }

    private int port(NameServer.Target target) {
        return target.port()
                .orElseGet(() ->
                        site.endpoint(target.host(), target.service().text()).port());
    }

    private boolean told(NameServer.DnsZone zone, Host host) {
        Zone view = site.model().zones().get(zone.view());
        return view.name().equals(host.zone()) || view.reaches().contains(host.zone());
    }

    private String reverseName(String zone) {
        return site.model().zones().get(zone).network() + "." + site.lab() + ".127.in-addr.arpa";
    }

    private static DnsZone parsed(String text, String origin, int line) throws Unusable {
        try {
            return DnsZone.parse(text, origin);
        } catch (IllegalArgumentException unusable) {
            throw new Unusable(line, unusable);
        }
    }
}
