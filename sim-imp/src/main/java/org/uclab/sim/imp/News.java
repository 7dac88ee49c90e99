package org.uclab.sim.imp;

import java.util.Optional;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/** What one node tells the others. */
sealed interface News {

    /** The members, for switches without a default. */
    enum Kind {
        HERE,
        GONE,
        ANSWERED,
        TOLD,
        TAKING_BACK
    }

    Kind kind();

    /**
     * A client is bound here, or what is known of it changed.
     *
     * @param farewell the unavailable presence, when it has just sent one
     */
    record Here(Resource resource, Optional<Element> farewell) implements News {
        @Override
        public Kind kind() {
            return Kind.HERE;
        }
    }

    /** A client is no longer bound here. */
    record Gone(Jid client) implements News {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }

    /** A client here wrote to a user: that conversation is this client's now. */
    record Answered(Jid client, Jid user) implements News {
        @Override
        public Kind kind() {
            return Kind.ANSWERED;
        }
    }

    /** That node takes its users back: those of them who are elsewhere are to come home. */
    record TakingBack(String node) implements News {
        @Override
        public Kind kind() {
            return Kind.TAKING_BACK;
        }
    }

    /** All such clients of a user are to get a stanza, each from its own node. */
    record Told(Jid user, Telling.Audience audience, Element stanza) implements News {
        @Override
        public Kind kind() {
            return Kind.TOLD;
        }
    }
}
