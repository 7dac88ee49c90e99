package org.uclab.sim.expressway.sip;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;

/** What happens to the SIP of an E or a C. */
sealed interface ProxyInput {

    /** The members, for switches without a default. */
    enum Kind {
        CAME,
        ACKED,
        CANCELLED,
        UNACKED,
        MEDIA_OPENED,
        ANSWERED,
        LOST,
        GONE
    }

    Kind kind();

    /** A request. */
    record Came(Leg leg, Asked asked) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.CAME;
        }
    }

    /** The ACK of a 2xx that was handed on. */
    record Acked(Asked asked, SipRequest ack) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.ACKED;
        }
    }

    /** Who has sent that INVITE gives it up. */
    record Cancelled(Asked asked) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /** Nobody has acknowledged a 2xx that was handed on. */
    record Unacked(Asked asked) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.UNACKED;
        }
    }

    /**
     * What came of the wish for ports.
     *
     * @param there whether there are all
     */
    record MediaOpened(long ticket, boolean there) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.MEDIA_OPENED;
        }
    }

    /** An answer to a request of its own, or to one that it handed on. */
    record Answered(Asker asker, SipResponse response, Flow flow) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.ANSWERED;
        }
    }

    /** No answer will come. */
    record Lost(Asker asker, Asker.Loss loss) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }

    /** A connection is over. */
    record Gone(Leg leg, Flow flow) implements ProxyInput {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }
}
