package org.uclab.protocol.sip.agent;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.transaction.TransactionKey;

/** What an endpoint wants done. */
public sealed interface EndpointAction {

    /** The members, for switches without a default. */
    enum Kind {
        SEND,
        DELIVER,
        ACKED,
        CANCELLED,
        UNACKED,
        TOLD,
        LOST,
        DROPPED
    }

    Kind kind();

    /**
     * Send that.
     *
     * @param key    to be told as {@link EndpointInput.Unsent} where it cannot be sent
     * @param number of its exchange; 0 for none
     */
    record Send(SipMessage message, Flow flow, TransactionKey key, long number) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.SEND;
        }
    }

    /** Our user is asked something. */
    record Deliver(Asked asked) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.DELIVER;
        }
    }

    /** The ACK of a 2xx of ours came. */
    record Acked(Asked asked, SipRequest ack) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.ACKED;
        }
    }

    /** That INVITE has been cancelled, and its CANCEL answered; our user owes it a 487. */
    record Cancelled(Asked asked, SipRequest cancel) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /** No ACK of a 2xx of ours came for 64*T1; our user owes the dialog a BYE (RFC 3261 §13.3.1.4). */
    record Unacked(Asked asked) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.UNACKED;
        }
    }

    /** Our user is answered. */
    record Told(Asker asker, SipResponse response, Flow flow) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.TOLD;
        }
    }

    /** Our user will not be answered. */
    record Lost(Asker asker, Asker.Loss loss) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }

    /** A message that belongs nowhere. */
    record Dropped(SipMessage message, String why) implements EndpointAction {
        @Override
        public Kind kind() {
            return Kind.DROPPED;
        }
    }
}
