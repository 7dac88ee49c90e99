package org.uclab.lab.fault;

import java.util.List;

/** What can go wrong in an answer; each system brings its own families. The occasion is a question. */
public interface AnswerFault extends Fault {

    /** Whether the question still has its effect, in the order in which faults act. */
    enum Phase {
        /** The fault comes first: what was asked for is not done. */
        BEFORE("before it is done"),
        /** What was asked for is done, and then the answer goes wrong. */
        AFTER("once it is done");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        /** How users say it, behind the fault. */
        public String words() {
            return words;
        }
    }

    /** The phases in which it makes sense, its usual one first. What refuses comes before; what spoils or loses an answer, after. */
    default List<Phase> phases() {
        return List.of(Phase.AFTER);
    }

    /** When it acts unless told otherwise. */
    default Phase phase() {
        return phases().get(0);
    }

    /**
     * The same fault in that phase.
     *
     * @throws IllegalArgumentException when it makes no sense there
     */
    default AnswerFault in(Phase phase) {
        return phase == phase() ? this : new PhasedFault(this, phase);
    }
}
