package org.uclab.sim.ucm.capf;

import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.protocol.capf.CapfMessage;

/** What a session wants done. */
sealed interface CapfAction {

    /** The members, for switches without a default. */
    enum Kind {
        SAY,
        TELL,
        CLOSE
    }

    Kind kind();

    /** That goes to the device. */
    record Say(CapfMessage message) implements CapfAction {
        @Override
        public Kind kind() {
            return Kind.SAY;
        }
    }

    /** That goes into the history. */
    record Tell(String device, Outcome.Taken outcome, Phrase because) implements CapfAction {
        @Override
        public Kind kind() {
            return Kind.TELL;
        }
    }

    /** The connection is of no more use. */
    record Close() implements CapfAction {
        @Override
        public Kind kind() {
            return Kind.CLOSE;
        }
    }
}
