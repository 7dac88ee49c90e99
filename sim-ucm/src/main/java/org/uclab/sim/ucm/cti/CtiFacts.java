package org.uclab.sim.ucm.cti;

import org.uclab.lab.history.Fact;

/** What is certain of CTI messages. */
final class CtiFacts {

    /** As {@link org.uclab.protocol.cti.CtiKind#word} has it. */
    static final Fact<String> KIND = Fact.text("kind");

    /** The user of an {@code open}, the device of most others, why of a {@code refused}. */
    static final Fact<String> ABOUT = Fact.text("about");

    /** What comes behind; the password of an {@code open}, which is a secret, among it. */
    static final Fact<String> REST = Fact.text("rest");

    private CtiFacts() {}
}
