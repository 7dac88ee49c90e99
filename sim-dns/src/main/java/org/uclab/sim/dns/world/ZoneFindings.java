package org.uclab.sim.dns.world;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.model.LabLint;

/** What is wrong with a world's zones, without what is wrong on purpose. */
final class ZoneFindings {

    private final LabLint lint;
    private final Set<Allowance> used = new HashSet<>();

    /** A word of an {@code allow}. */
    private record Allowance(DnsSlip slip, int line) {}

    /** A zone of a name server: its {@code allow} counts, and then the server's. */
    record Where(NameServer server, ServedZones.Served zone) {}

    ZoneFindings(LabLint lint) {
        this.lint = lint;
    }

    void note(int line, String message, String remedy) {
        lint.note(line, message, remedy);
    }

    /** A mistake, unless the zone or its server makes it on purpose. */
    void slip(DnsSlip slip, Where where, int line, String message, String remedy) {
        if (!allows(where.zone().source().allow(), slip)
                && !allows(where.server().allow(), slip)) {
            note(line, message, remedy + "; if it is meant, write 'allow: [" + slip.word() + "]' at the zone");
        }
    }

    /** A mistake of the server itself, unless it makes it on purpose. */
    void slip(DnsSlip slip, NameServer server, String message, String remedy) {
        if (!allows(server.allow(), slip)) {
            note(
                    server.line(),
                    message,
                    remedy + "; if it is meant, write 'allow: [" + slip.word() + "]' at the name server");
        }
    }

    /** What is allowed and does not happen is a mistake too: somebody mended it, or wrote it in the wrong place. */
    void unused(NameServer server) {
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
}
