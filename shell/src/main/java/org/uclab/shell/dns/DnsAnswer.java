package org.uclab.shell.dns;

import java.time.Duration;
import java.util.List;

/**
 * What the name server said.
 *
 * @param found     whether the name exists and has records of that type
 * @param servers   SRV records in the order of the answer
 * @param addresses IPv4 addresses in the order of the answer
 * @param life      how long it may be kept: the least TTL of the records it is made of, aliases included; nothing where there are none
 */
public record DnsAnswer(boolean found, List<Srv> servers, List<String> addresses, Duration life) {

    /** An SRV record (RFC 2782), its target without the last dot. */
    public record Srv(int priority, int weight, int port, String target) {}

    static final DnsAnswer NOTHING = new DnsAnswer(false, List.of(), List.of(), Duration.ZERO);
}
