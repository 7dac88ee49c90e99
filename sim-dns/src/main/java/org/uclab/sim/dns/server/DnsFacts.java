package org.uclab.sim.dns.server;

import org.uclab.lab.history.Fact;

/** What is certain of DNS messages. Names are as sent, without the dot at the end. */
final class DnsFacts {

    static final Fact<String> QNAME = Fact.text("qname");
    static final Fact<String> QTYPE = Fact.text("qtype");

    /** Of a response: its code as master files spell it, {@code NOERROR}. */
    static final Fact<String> RCODE = Fact.text("rcode");

    /** Whether a response was cut. */
    static final Fact<Boolean> TRUNCATED = Fact.yesOrNo("truncated");

    /** Whether a response names other servers instead of answering. */
    static final Fact<Boolean> REFERRAL = Fact.yesOrNo("referral");

    /** Data of each record of the answer section, as {@code dig +short} prints it. */
    static final Fact<String> ANSWER = Fact.text("answer");

    /** Targets of SRV records in the answer section. */
    static final Fact<String> TARGET = Fact.text("target");

    private DnsFacts() {}
}
