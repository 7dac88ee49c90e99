package org.uclab.sim.dns.world;

import java.util.Set;
import java.util.regex.Pattern;
import org.uclab.sim.dns.zone.DnsRecord;
import org.uclab.sim.dns.zone.DnsRecord.Data.Kind;

/** Whether what a record points to is there for those who are told of it. */
final class TargetLint {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final NamesInReach names;
    private final ZoneFindings findings;
    private final ZoneFindings.Where where;
    private final String caller;

    /**
     * @param caller zone of the world whose hosts are told
     */
    TargetLint(NamesInReach names, ZoneFindings findings, ZoneFindings.Where where, String caller) {
        this.names = names;
        this.findings = findings;
        this.where = where;
        this.caller = caller;
    }

    void check(ServedZones.Placed placed) {
        DnsRecord record = placed.record();
        switch (record.data().kind()) {
            case SRV -> service(placed, key(((DnsRecord.Srv) record.data()).target()));
            case NS -> nameServer(placed, key(((DnsRecord.Ns) record.data()).host()));
            case MX -> hasAddress(placed, key(((DnsRecord.Mx) record.data()).host()));
            case CNAME -> exists(placed, key(((DnsRecord.Cname) record.data()).target()));
            case PTR -> exists(placed, key(((DnsRecord.Ptr) record.data()).target()));
            case NAPTR -> {
                String next = key(((DnsRecord.Naptr) record.data()).replacement());
                if (!next.isEmpty()) {
                    exists(placed, next);
                }
            }
            case A, AAAA, TXT, OPAQUE -> {}
        }
    }

    private void service(ServedZones.Placed placed, String target) {
        String points = owner(placed) + " points to ";
        if (target.isEmpty()) {
            return; // RFC 2782: the service is decidedly not available
        }
        if (ADDRESS.matcher(target).matches()) {
            slip(DnsSlip.ADDRESS_TARGET, placed, points + "the address " + target, "name the host");
        } else if (target.indexOf('.') < 0) {
            slip(DnsSlip.SHORT_TARGET, placed, points + "'" + target + "', which is no full name", "write host.domain");
        } else if (kinds(target).contains(Kind.CNAME)) {
            slip(DnsSlip.SRV_TO_CNAME, placed, points + target + ", which is an alias", "name the host itself");
        } else {
            hasAddress(placed, target);
        }
    }

    private void nameServer(ServedZones.Placed placed, String host) {
        hasAddress(placed, host);
        String owner = owner(placed);
        boolean delegates = !owner.equals(key(where.zone().zone().name()));
        if (delegates && !names.serves(host, owner)) {
            slip(
                    DnsSlip.LAME_DELEGATION,
                    placed,
                    owner + " is delegated to " + host + ", which does not serve it",
                    "give " + host + " a zone " + owner);
        }
    }

    private void hasAddress(ServedZones.Placed placed, String target) {
        Set<Kind> kinds = kinds(target);
        if (!kinds.contains(Kind.A) && !kinds.contains(Kind.AAAA)) {
            slip(
                    DnsSlip.DANGLING_TARGET,
                    placed,
                    owner(placed) + " points to " + target + ", which has no address for hosts " + caller,
                    "name a host of the world that they can reach, or add an A record");
        }
    }

    private void exists(ServedZones.Placed placed, String target) {
        if (kinds(target).isEmpty()) {
            slip(
                    DnsSlip.DANGLING_TARGET,
                    placed,
                    owner(placed) + " points to " + target + ", which does not exist for hosts " + caller,
                    "name something that exists, or add it");
        }
    }

    private Set<Kind> kinds(String name) {
        return names.kinds(where.server().host(), caller, name);
    }

    private void slip(DnsSlip slip, ServedZones.Placed placed, String message, String remedy) {
        findings.slip(slip, where, placed.line(), message, remedy);
    }

    private static String owner(ServedZones.Placed placed) {
        return key(placed.record().name());
    }

    private static String key(String name) {
        return ServedZones.key(name);
    }
}
