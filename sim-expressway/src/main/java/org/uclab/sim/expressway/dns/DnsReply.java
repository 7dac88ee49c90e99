package org.uclab.sim.expressway.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer message, as far as a stub needs it.
 *
 * @param query     the question it repeats
 * @param truncated whether the rest must be fetched over TCP (RFC 1035 §4.2.1)
 * @param rcode     0 no error, 3 no such name
 */
record DnsReply(int id, DnsQuery query, boolean truncated, int rcode, List<Entry> entries) {

    static final int NO_ERROR = 0;
    static final int NAME_ERROR = 3;

    /** Longest CNAME chain followed. */
    private static final int ALIASES_MAX = 8;

    /** A record of the answer section; the value of a CNAME is its target. */
    sealed interface Entry {
        String owner();
    }

    record Address(String owner, String address) implements Entry {}

    record Server(String owner, DnsAnswer.Srv srv) implements Entry {}

    record Alias(String owner, String target) implements Entry {}

    /** What it says about the name asked for, aliases followed. */
    DnsAnswer answer() {
        String name = query.name();
        for (int i = 0; i < ALIASES_MAX; i++) {
            Optional<String> alias = alias(name);
            if (alias.isEmpty()) {
                break;
            }
            name = alias.get();
        }
        List<DnsAnswer.Srv> servers = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.owner().equals(name)) {
                if (entry instanceof Server server) {
                    servers.add(server.srv());
                } else if (entry instanceof Address address) {
                    addresses.add(address.address());
                }
            }
        }
        boolean found = query.type() == DnsQuery.Type.SRV ? !servers.isEmpty() : !addresses.isEmpty();
        return found ? new DnsAnswer(true, servers, addresses) : DnsAnswer.NOTHING;
    }

    private Optional<String> alias(String name) {
        for (Entry entry : entries) {
            if (entry instanceof Alias alias && alias.owner().equals(name)) {
                return Optional.of(alias.target());
            }
        }
        return Optional.empty();
    }
}
