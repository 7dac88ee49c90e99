package org.uclab.sim.imp;

import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.StreamCondition;

/** What the {@link Switchboard} wants done. */
sealed interface Effect {

    /** The members, for switches without a default. */
    enum Kind {
        DELIVER,
        ANNOUNCE,
        EVICT
    }

    Kind kind();

    /** The stanza goes to the client with that full address, wherever it is; or to whatever address of a room or of another domain. */
    record Deliver(Jid client, Element stanza) implements Effect {
        @Override
        public Kind kind() {
            return Kind.DELIVER;
        }
    }

    /** All other nodes are told. */
    record Announce(News news) implements Effect {
        @Override
        public Kind kind() {
            return Kind.ANNOUNCE;
        }
    }

    /** The client on this node is gone: its stream ends in that error. */
    record Evict(Jid client, StreamCondition why) implements Effect {
        @Override
        public Kind kind() {
            return Kind.EVICT;
        }
    }
}
