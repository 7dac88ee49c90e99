package org.uclab.sim.dns.server;

import java.util.List;

/**
 * An empty answer with this response code, by its name in RFC 1035 §4.1.1, RFC 2136 §2.2, RFC 6891 §9 or RFC 8945
 * §3 ({@code SERVFAIL}, {@code REFUSED}, …); NOERROR is an empty answer that claims success. A code above 15 needs
 * an OPT record, which the answer then has even for callers that sent none.
 */
record DnsRcode(String name) implements DnsFault {

    @Override
    public List<Phase> phases() {
        return List.of(Phase.BEFORE, Phase.AFTER);
    }

    /**
     * @throws IllegalArgumentException when there is no such code; the message has those there are
     */
    public DnsRcode {
        ResponseCodes.of(name);
    }

    /** The number, 0 to 23. */
    public int code() {
        return ResponseCodes.of(name);
    }

    @Override
    public Kind kind() {
        return Kind.RCODE;
    }

    @Override
    public String text() {
        return "dns-rcode " + name;
    }
}
