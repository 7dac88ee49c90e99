package org.uclab.protocol.xmpp;

import java.util.Optional;

/** What a side of a stream wants done, in order. */
public sealed interface NegotiationAction {

    /** The members, for switches without a default. */
    enum Kind {
        OPEN,
        SEND,
        SECURE,
        RESTART,
        ESTABLISHED,
        DELIVER,
        HAND_ON,
        END,
        DROP
    }

    Kind kind();

    /** Open our direction of the stream. */
    record Open(StreamHeader header) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }
    }

    /** Send to the peer. */
    record Send(Element element) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.SEND;
        }
    }

    /** Start TLS with the next byte, after this has been sent in clear where it is there; then say that it is up. */
    record Secure(Optional<Element> proceed) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.SECURE;
        }
    }

    /** The peer opens a new stream next. */
    record Restart(StreamLimits limits) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.RESTART;
        }
    }

    /** The negotiation is over: the peer opened its last stream so, and is bound to that address where any is bound. */
    record Established(StreamHeader header, Optional<Jid> client) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.ESTABLISHED;
        }
    }

    /** Something on the open stream is for whoever uses it. */
    record Deliver(Element element) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.DELIVER;
        }
    }

    /** Carry the peer's stream elsewhere, from the first byte of this header on; then say that it is there. */
    record HandOn(StreamHeader header) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.HAND_ON;
        }
    }

    /** Close the stream, then the connection. */
    record End() implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.END;
        }
    }

    /** End the connection without a word. {@code why} is for people. */
    record Drop(String why) implements NegotiationAction {
        @Override
        public Kind kind() {
            return Kind.DROP;
        }
    }
}
