package org.uclab.sim.dns.server;

import java.util.List;
import org.uclab.sim.dns.zone.DnsZone;

/**
 * What some of the callers see.
 *
 * @param name     name of the view, as people and faults write it
 * @param sources  networks of the callers that see it, {@code 127.1.2.0/24} or an address alone; empty means everybody
 * @param zones    the zones the server is authoritative for; of nested ones the closest answers
 * @param forwards whether these callers' questions for other names go to the server forwarded to, if there is one
 */
public record DnsView(String name, List<String> sources, List<DnsZone> zones, boolean forwards) {

    /** Name of the only view of a server that has one. */
    public static final String DEFAULT = "default";

    /**
     * @throws IllegalArgumentException when a source is no network
     */
    public DnsView {
        sources = List.copyOf(sources);
        zones = List.copyOf(zones);
        sources.forEach(SourceNetwork::parse);
    }

    /** A view for callers from these networks. */
    public static DnsView of(String name, List<String> sources, List<DnsZone> zones) {
        return new DnsView(name, sources, zones, true);
    }

    /** The default view: whoever sees no other one sees this. */
    public static DnsView everybody(List<DnsZone> zones) {
        return of(DEFAULT, List.of(), zones);
    }

    /** The same, with nothing forwarded. */
    public DnsView withoutForwarding() {
        return new DnsView(name, sources, zones, false);
    }
}
