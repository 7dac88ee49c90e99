package org.uclab.lab.fault;

/** What can go wrong in an answer; each system brings its own families. The occasion is a question. */
public interface AnswerFault extends Fault {

    /** Whether the question still has its effect, in the order in which faults act. */
    enum Phase {
        /** The fault comes first: what was asked for is not done. */
        BEFORE,
        /** What was asked for is done, and then the answer goes wrong. */
        AFTER
    }

    /** When it acts. */
    default Phase phase() {
        return Phase.AFTER;
    }
}
