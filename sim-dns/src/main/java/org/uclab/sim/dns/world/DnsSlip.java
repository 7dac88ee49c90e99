package org.uclab.sim.dns.world;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Mistakes in name service that a server can be made to serve. They are findings all the same, unless a world says at
 * the zone, or at the name server for all its zones, that it makes them on purpose: {@code allow: [exposed-hosts]}.
 */
enum DnsSlip {
    /** The target of an SRV record is an address, not a name (RFC 2782, "Target"). */
    ADDRESS_TARGET,
    /** The target of an SRV record has one label only: it is no full name. */
    SHORT_TARGET,
    /** The target of an SRV record is an alias (RFC 2782, "Target"). */
    SRV_TO_CNAME,
    /** What a record points to does not exist, or has no address. */
    DANGLING_TARGET,
    /** A name is below a delegation, and the servers it is delegated to do not serve it here. */
    LAME_DELEGATION,
    /** Hosts are told to callers that cannot reach them. */
    EXPOSED_HOSTS,
    /** A name server forwards to one that tells the caller of hosts out of reach. */
    LEAK_BY_FORWARDING;

    /** As a world writes it: {@code address-target}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<DnsSlip> of(String word) {
        return Arrays.stream(values()).filter(slip -> slip.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(DnsSlip::word).toList();
    }
}
