package org.uclab.sim.directory.ldap;

import org.uclab.lab.history.Fact;

/** What is certain of LDAP messages. */
final class LdapFacts {

    /** {@code bind}, {@code search}, …: what a message asks for or belongs to. */
    static final Fact<String> OPERATION = Fact.text("operation");

    /** {@code request}, {@code entry}, {@code reference} or {@code result}. */
    static final Fact<String> PART = Fact.text("part");

    /** Who binds; empty for nobody. */
    static final Fact<String> NAME = Fact.text("name");

    /** How who binds proves it: {@code simple}, or a mechanism of SASL. */
    static final Fact<String> MECHANISM = Fact.text("mechanism");

    /** A password, where everybody on the wire could read it; written out as a secret all the same. */
    static final Fact<String> PASSWORD = Fact.text("password");

    static final Fact<String> BASE = Fact.text("base");

    /** {@code BASE}, {@code ONE}, {@code SUB} or {@code SUBORDINATES}. */
    static final Fact<String> SCOPE = Fact.text("scope");

    /** As RFC 4515 writes it. */
    static final Fact<String> FILTER = Fact.text("filter");

    /** Name of an entry that was found. */
    static final Fact<String> ENTRY = Fact.text("entry");

    /** Where to go on instead. */
    static final Fact<String> REFERRAL = Fact.text("referral");

    /** Name of an extended operation. */
    static final Fact<String> OID = Fact.text("oid");

    /** What is abandoned. */
    static final Fact<Integer> ABANDONED = Fact.number("abandoned");

    /** As RFC 4511 §4.1.9 names it, in words: {@code no such object}. */
    static final Fact<String> RESULT = Fact.text("result");

    static final Fact<String> DIAGNOSTIC = Fact.text("diagnostic");

    /** Whether a server says that it ends the connection. */
    static final Fact<Boolean> DISCONNECTS = Fact.yesOrNo("disconnects");

    /** Why bytes are no message. */
    static final Fact<String> UNREADABLE = Fact.text("unreadable");

    private LdapFacts() {}
}
