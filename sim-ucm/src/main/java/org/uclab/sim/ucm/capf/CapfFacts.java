package org.uclab.sim.ucm.capf;

import org.uclab.lab.history.Fact;

/** What is certain of CAPF messages. */
final class CapfFacts {

    /** As {@link org.uclab.protocol.capf.CapfKind#word} has it. */
    static final Fact<String> KIND = Fact.text("kind");

    static final Fact<String> DEVICE = Fact.text("device");

    static final Fact<Integer> REASON = Fact.number("reason");

    /** Whether an authentication string came along; the string itself is a secret. */
    static final Fact<Boolean> PASSWORD = Fact.yesOrNo("password");

    private CapfFacts() {}
}
