package org.uclab.sim.ucm.capf;

import org.uclab.lab.history.Fact;

/** What is certain of CAPF messages. */
final class CapfFacts {

    /** As {@link org.uclab.protocol.capf.CapfKind#word} has it. */
    static final Fact<String> KIND = Fact.text("kind");

    static final Fact<String> DEVICE = Fact.text("device");

    static final Fact<Integer> REASON = Fact.number("reason");

    /** The authentication string, a secret. */
    static final Fact<String> PASSWORD = Fact.text("password");

    private CapfFacts() {}
}
