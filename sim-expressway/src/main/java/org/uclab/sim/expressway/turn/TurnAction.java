package org.uclab.sim.expressway.turn;

import org.uclab.lab.history.Decision;
import org.uclab.lab.wire.Endpoint;

/** What the relays want done. */
sealed interface TurnAction {

    /** The members, for switches without a default. */
    enum Kind {
        ANSWER,
        DELIVER,
        RELAY,
        OPEN,
        CLOSE,
        KNOWN,
        TELL
    }

    Kind kind();

    /** An answer to a request. */
    record Answer(TurnClient client, byte[] message) implements TurnAction {
        @Override
        public Kind kind() {
            return Kind.ANSWER;
        }
    }

    /** Data for a client, in an indication or by a channel. */
    record Deliver(TurnClient client, byte[] message) implements TurnAction {
        @Override
        public Kind kind() {
            return Kind.DELIVER;
        }
    }

    /** Data for a peer, from that relay. */
    record Relay(Endpoint relay, Endpoint peer, byte[] data) implements TurnAction {
        @Override
        public Kind kind() {
            return Kind.RELAY;
        }
    }

    /**
     * Open a relay.
     *
     * @param pair an even port and the odd one above
     */
    record Open(long ticket, boolean pair) implements TurnAction {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }
    }

    /** Close that relay. */
    record Close(Endpoint relay) implements TurnAction {
        @Override
        public Kind kind() {
            return Kind.CLOSE;
        }
    }

    /** That client has shown that it has the key. */
    record Known(TurnClient client) implements TurnAction {
        @Override
        public Kind kind() {
            return Kind.KNOWN;
        }
    }

    /** Tell that. */
    record Tell(Decision decision) implements TurnAction {
        @Override
        public Kind kind() {
            return Kind.TELL;
        }
    }
}
