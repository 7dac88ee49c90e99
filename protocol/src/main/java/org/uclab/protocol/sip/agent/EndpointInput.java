package org.uclab.protocol.sip.agent;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.transaction.TransactionKey;

/** What happens to an endpoint. */
public sealed interface EndpointInput {

    /** The members, for switches without a default. */
    enum Kind {
        RECEIVED,
        UNREADABLE,
        ASK,
        ANSWER,
        ACKNOWLEDGE,
        CANCEL,
        UNSENT,
        GONE
    }

    Kind kind();

    /**
     * A message came.
     *
     * @param number of the exchange that it begins, unless {@link SipEndpoint#numberOf} knows it already; 0 for none
     */
    record Received(SipMessage message, Flow flow, long number) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.RECEIVED;
        }
    }

    /**
     * Something came that is no message.
     *
     * @param headers of its fields those that could be read
     */
    record Unreadable(SipHeaders headers) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.UNREADABLE;
        }
    }

    /**
     * Our user asks something, anything but an ACK.
     *
     * @param request without a Via of ours; Max-Forwards is put on it where it has none
     * @param number  of the exchange that it begins; 0 for none
     */
    record Ask(SipRequest request, Flow flow, Asker asker, long number) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.ASK;
        }
    }

    /** Our user answers; nothing where the request has been answered or given up. */
    record Answer(Asked asked, SipResponse response) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.ANSWER;
        }
    }

    /** Our user acknowledges a 2xx; the ACK goes out again as often as the 2xx comes again. */
    record Acknowledge(SipRequest ack, Flow flow, long number) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.ACKNOWLEDGE;
        }
    }

    /** Our user wants the answer to that INVITE no more, RFC 3261 §9.1. */
    record Cancel(Asker asker) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.CANCEL;
        }
    }

    /** What that transaction wanted to be sent did not go out. */
    record Unsent(TransactionKey key) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.UNSENT;
        }
    }

    /** A connection is over: what was asked on it and not answered will not be. */
    record Gone(long connection) implements EndpointInput {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }
}
