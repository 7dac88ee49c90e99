package org.uclab.sim.expressway.sip;

import org.uclab.lab.history.Decision;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;

/** What the SIP of an E or a C wants done. */
sealed interface ProxyAction {

    /** The members, for switches without a default. */
    enum Kind {
        ANSWER,
        ASK,
        END,
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

    /** Close a connection when all is sent. */
    record End(Leg leg, Flow flow) implements ProxyAction {
        @Override
        public Kind kind() {
            return Kind.END;
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
