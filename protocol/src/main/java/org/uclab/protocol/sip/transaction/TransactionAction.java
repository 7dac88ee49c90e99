package org.uclab.protocol.sip.transaction;

import org.uclab.protocol.sip.SipMessage;

/** What a transaction wants done. */
public sealed interface TransactionAction {

    /** The members, for switches without a default. */
    enum Kind {
        SEND,
        DELIVER,
        LAPSED,
        UNREACHED,
        ENDED
    }

    Kind kind();

    /** Send that to the other side. */
    record Send(SipMessage message) implements TransactionAction {
        @Override
        public Kind kind() {
            return Kind.SEND;
        }
    }

    /** The user gets that. */
    record Deliver(SipMessage message) implements TransactionAction {
        @Override
        public Kind kind() {
            return Kind.DELIVER;
        }
    }

    /** The user learns that the other side was silent for too long: no answer for a client, no ACK for a server. */
    record Lapsed() implements TransactionAction {
        @Override
        public Kind kind() {
            return Kind.LAPSED;
        }
    }

    /** The user learns that the other side cannot be reached. */
    record Unreached() implements TransactionAction {
        @Override
        public Kind kind() {
            return Kind.UNREACHED;
        }
    }

    /** It is over and can be forgotten. Always the last. */
    record Ended() implements TransactionAction {
        @Override
        public Kind kind() {
            return Kind.ENDED;
        }
    }
}
