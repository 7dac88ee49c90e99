package org.uclab.sim.dns;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;

/**
 * What a name server knows.
 *
 * @param zones     the zones it is authoritative for; of nested ones the closest answers
 * @param forwardTo the server that questions for other names go to, when they ask for recursion; without it they are
 *                  refused
 */
public record DnsConfig(List<DnsZone> zones, Optional<Endpoint> forwardTo, DnsSettings settings) {

    public DnsConfig {
        zones = List.copyOf(zones);
    }

    /** A server that does not forward, with the usual settings. */
    public static DnsConfig of(List<DnsZone> zones) {
        return new DnsConfig(zones, Optional.empty(), DnsSettings.usual());
    }

    /** The same, forwarding what it is not authoritative for. */
    public DnsConfig forwardingTo(Endpoint server) {
        return new DnsConfig(zones, Optional.of(server), settings);
    }

    public DnsConfig with(DnsSettings other) {
        return new DnsConfig(zones, forwardTo, other);
    }
}
