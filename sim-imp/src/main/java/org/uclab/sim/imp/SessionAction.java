package org.uclab.sim.imp;

import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;

/** What a {@link Session} wants done, in order. */
sealed interface SessionAction {

    /** The members, for switches without a default. */
    enum Kind {
        OPEN,
        SEND,
        SECURE,
        RESTART,
        ROUTE,
        END
    }

    Kind kind();

    /** Open our direction of the stream. */
    record Open(StreamHeader header) implements SessionAction {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }
    }

    /** Send to the client. */
    record Send(Element element) implements SessionAction {
        @Override
        public Kind kind() {
            return Kind.SEND;
        }
    }

    /** Send this in clear and start TLS with the next byte; then tell the session. */
    record Secure(Element proceed) implements SessionAction {
        @Override
        public Kind kind() {
            return Kind.SECURE;
        }
    }

    /** The client opens a new stream next. */
    record Restart(StreamLimits limits) implements SessionAction {
        @Override
        public Kind kind() {
            return Kind.RESTART;
        }
    }

    /** A stanza of the bound client for the switchboard. */
    record Route(Element stanza) implements SessionAction {
        @Override
        public Kind kind() {
            return Kind.ROUTE;
        }
    }

    /** Close the stream, then the connection. */
    record End() implements SessionAction {
        @Override
        public Kind kind() {
            return Kind.END;
        }
    }
}
