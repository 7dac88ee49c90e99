package org.uclab.sim.ucm.sip;

import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;

/** What happens to the SIP side of a node. */
sealed interface SipInput {

    /** The members, for switches without a default. */
    enum Kind {
        ASKED,
        ACKED,
        CANCELLED,
        UNACKED,
        ANSWERED,
        LOST,
        GONE,
        MEDIA_OPENED,
        KEY_HEARD,
        ORDERED,
        CONTROLLED,
        WATCHED,
        LINE,
        MESSAGES
    }

    Kind kind();

    /** A request came. */
    record Came(Asked asked) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.ASKED;
        }
    }

    /** A 2xx of ours was acknowledged. */
    record Acked(Asked asked, SipRequest ack) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.ACKED;
        }
    }

    /** An INVITE was given up. */
    record Cancelled(Asked asked) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /** A 2xx of ours was never acknowledged. */
    record Unacked(Asked asked) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.UNACKED;
        }
    }

    /** A request of ours was answered. */
    record Answered(Asker asker, SipResponse response, Flow flow) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.ANSWERED;
        }
    }

    /** A request of ours will not be answered. */
    record Lost(Asker asker, Asker.Loss loss) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }

    /** A connection is over. */
    record Gone(Flow flow) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }

    /** Ports for media are there, or none are to be had. */
    record MediaOpened(MediaParty party, Optional<Endpoint> local) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.MEDIA_OPENED;
        }
    }

    /** A key was heard in media that go through the node. */
    record KeyHeard(MediaParty party, String key) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.KEY_HEARD;
        }
    }

    /** An administrator wants a phone to do something. */
    record Ordered(String device, String action) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.ORDERED;
        }
    }

    /**
     * Somebody who controls a phone wants it to do something.
     *
     * @param told why it does not, or nothing when it has taken the order
     */
    record Controlled(String device, Terminals.Order order, String number, Consumer<String> told) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.CONTROLLED;
        }
    }

    /** Somebody watches more phones than before. */
    record Watched() implements SipInput {
        @Override
        public Kind kind() {
            return Kind.WATCHED;
        }
    }

    /** Messages wait at a line, or do no more. */
    record Messages(String line) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.MESSAGES;
        }
    }

    /** Another node tells of a call on a line that devices here may have too. */
    record LineTold(LineNotice notice) implements SipInput {
        @Override
        public Kind kind() {
            return Kind.LINE;
        }
    }
}
