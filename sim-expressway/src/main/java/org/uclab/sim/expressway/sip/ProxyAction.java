package org.uclab.sim.expressway.sip;

import java.util.Set;
import org.uclab.lab.history.Decision;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.sim.expressway.media.MediaRelays;
import org.uclab.sim.expressway.media.RelayedCall;

/** What the SIP of an E or a C wants done. */
sealed interface ProxyAction {

    /** The members, for switches without a default. */
    enum Kind {
        ANSWER,
        ASK,
        CANCEL,
        ACKNOWLEDGE,
        END,
        OPEN_MEDIA,
        CLOSE_MEDIA,
        DECIDED
    }

    Kind kind();

    /** Answer a request that came by that leg. */
    record Answer(Leg leg, Asked asked, SipResponse response) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.ANSWER;
        }
    }

    /** Send a request by that leg; our Via is put on it. */
    record Ask(Leg leg, SipRequest request, Flow flow, Asker asker) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.ASK;
        }
    }

    /** Give an INVITE up that went out by that leg. */
    record Cancel(Leg leg, Asker asker) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.CANCEL;
        }
    }

    /** Hand the ACK of a 2xx on by that leg. */
    record Acknowledge(Leg leg, SipRequest ack, Flow flow) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.ACKNOWLEDGE;
        }
    }

    /** Close a connection when all is sent. */
    record End(Leg leg, Flow flow) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.END;
        }
    }

    /**
     * Open ports for a call.
     *
     * @param ticket comes back with what becomes of it
     * @param lines  of its descriptions
     */
    record OpenMedia(long ticket, RelayedCall call, Set<Integer> lines) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.OPEN_MEDIA;
        }
    }

    /** Give the ports of a call back. */
    record CloseMedia(RelayedCall call, MediaRelays.Why why) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.CLOSE_MEDIA;
        }
    }

    /** Tell of a decision. */
    record Decided(Decision decision) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.DECIDED;
        }
    }
}
