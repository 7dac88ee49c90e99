package org.uclab.sim.dns.server;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.dns.zone.DnsZone;

/**
 * What a name server knows.
 *
 * @param views     what it knows for whom; a caller sees the first that takes it, and one that none takes is refused
 * @param forwardTo the server that questions for other names go to, when they ask for recursion; without it they are
 *                  refused
 */
public record DnsConfig(List<DnsView> views, Optional<Endpoint> forwardTo, DnsSettings settings) {

    /**
     * @throws IllegalArgumentException when two views have one name
     */
    public DnsConfig {
        views = List.copyOf(views);
        Set<String> names = new HashSet<>();
        for (DnsView view : views) {
            if (!names.add(view.name())) {
                throw new IllegalArgumentException("view " + view.name() + " is given twice");
            }
        }
    }

    /** A server that tells everybody the same and does not forward, with the usual settings. */
    public static DnsConfig of(List<DnsZone> zones) {
        return ofViews(List.of(DnsView.everybody(zones)));
    }

    /** A server that tells some callers other things than others, does not forward, and has the usual settings. */
    public static DnsConfig ofViews(List<DnsView> views) {
        return new DnsConfig(views, Optional.empty(), DnsSettings.usual());
    }

    /** The same, forwarding what it is not authoritative for. */
    public DnsConfig forwardingTo(Endpoint server) {
        return new DnsConfig(views, Optional.of(server), settings);
    }

    public DnsConfig with(DnsSettings other) {
        return new DnsConfig(views, forwardTo, other);
    }
}
