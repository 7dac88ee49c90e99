package org.uclab.sim.expressway.turn;

import java.util.List;
import org.uclab.lab.wire.Endpoint;

/** What happens to the relays. */
sealed interface TurnInput {

    /** The members, for switches without a default. */
    enum Kind {
        HEARD,
        CHANNEL,
        RELAYED,
        OPENED,
        GONE
    }

    Kind kind();

    /** A client says something. */
    record Heard(TurnClient client, StunMessage message) implements TurnInput {
        @Override
        public Kind kind() {
            return Kind.HEARD;
        }
    }

    /** A client sends data by a channel. */
    record Channel(TurnClient client, int number, byte[] data) implements TurnInput {
        @Override
        public Kind kind() {
            return Kind.CHANNEL;
        }
    }

    /** A datagram has come to a relay. */
    record Relayed(Endpoint relay, Endpoint peer, byte[] data) implements TurnInput {
        @Override
        public Kind kind() {
            return Kind.RELAYED;
        }
    }

    /**
     * What was to be opened is open.
     *
     * @param relays one, or the even and the odd port of a pair; none where there are no ports left
     */
    record Opened(long ticket, List<Endpoint> relays) implements TurnInput {
        @Override
        public Kind kind() {
            return Kind.OPENED;
        }
    }

    /** The connection of a client has ended. */
    record Gone(TurnClient client) implements TurnInput {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }
}
