package org.uclab.lab.model;

import java.util.List;
import java.util.Optional;

/**
 * What a name server answers for.
 *
 * @param forwardTo host it forwards foreign names to
 */
public record NameServer(String host, Optional<String> forwardTo, List<DnsZone> zones, int line) {

    /**
     * A zone it is authoritative for. Its address records follow from the hosts.
     *
     * @param view zone of the world whose hosts ask: address records are those of the hosts that they can reach
     * @param ttl  seconds, of every record
     * @param negativeTtl seconds a negative answer may be kept (RFC 2308 §4)
     */
    public record DnsZone(String name, String view, int ttl, int negativeTtl, List<SrvSet> services, int line) {}

    /**
     * The SRV records of one service.
     *
     * @param name {@code _cisco-uds._tcp}, without the domain
     */
    public record SrvSet(String name, List<Target> targets, int line) {}

    /** One SRV target (RFC 2782). */
    public record Target(int priority, int weight, int port, String host, int line) {}
}
