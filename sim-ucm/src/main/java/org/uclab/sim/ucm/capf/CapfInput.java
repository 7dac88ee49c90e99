package org.uclab.sim.ucm.capf;

import org.uclab.protocol.capf.CapfMessage;

/** What happens to a session. */
sealed interface CapfInput {

    /** The members, for switches without a default. */
    enum Kind {
        OPENED,
        HEARD,
        BROKEN
    }

    Kind kind();

    /** TLS is up. */
    record Opened() implements CapfInput {
        @Override
        public Kind kind() {
            return Kind.OPENED;
        }
    }

    /** The device said that. */
    record Heard(CapfMessage message) implements CapfInput {
        @Override
        public Kind kind() {
            return Kind.HEARD;
        }
    }

    /** The device sent what is no message. */
    record Broken(String why) implements CapfInput {
        @Override
        public Kind kind() {
            return Kind.BROKEN;
        }
    }
}
