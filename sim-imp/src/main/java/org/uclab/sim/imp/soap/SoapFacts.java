package org.uclab.sim.imp.soap;

import org.uclab.lab.history.Fact;

/** What is certain of calls and their answers, besides what is of HTTP. */
final class SoapFacts {

    /** What is called, or the response element of an answer. */
    static final Fact<String> OPERATION = Fact.text("operation");

    /** Whom a log-in is about. */
    static final Fact<String> USER = Fact.text("user");

    /** {@code success}, {@code failure} or {@code fault}. */
    static final Fact<String> OUTCOME = Fact.text("outcome");

    /** Why a call failed or was no call. */
    static final Fact<String> REASON = Fact.text("reason");

    /** The user's XMPP servers, the first one first. */
    static final Fact<String> SERVER = Fact.text("server");

    /** Further parts of an answer. */
    static final Fact<String> SECTION = Fact.text("section");

    private SoapFacts() {}
}
