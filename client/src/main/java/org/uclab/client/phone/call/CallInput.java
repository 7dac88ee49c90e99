package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;

/** What happens to the calls of a phone. */
public sealed interface CallInput {

    /** The members, for switches without a default. */
    enum Kind {
        WANTED,
        REQUESTED,
        ACKED,
        CANCELLED,
        UNACKED,
        RESPONDED,
        LOST,
        MEDIA,
        TONE,
        GONE,
        FOOTING,
        LINE,
        DROPPED
    }

    Kind kind();

    /**
     * The user wants something.
     *
     * @param number comes back with whether it can be
     * @param call   the call; 0 for the newest that it can be done to
     * @param value  a number or keys; empty where the wish needs none
     * @param other  the other call where the wish is about two; 0 for none
     */
    record Wanted(long number, Wish wish, int call, String value, int other) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.WANTED;
        }
    }

    /** A request that belongs to a call, or begins one. */
    record Requested(Asked asked) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.REQUESTED;
        }
    }

    /** The ACK of a 2xx of ours. */
    record Acked(Asked asked, SipRequest ack) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.ACKED;
        }
    }

    /** Who called has given up. */
    record Cancelled(Asked asked) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /** A 2xx of ours was never acknowledged. */
    record Unacked(Asked asked) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.UNACKED;
        }
    }

    /** An answer to a request of ours. */
    record Responded(long ticket, SipResponse response) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.RESPONDED;
        }
    }

    /** No answer will come. */
    record Lost(long ticket, String why) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }

    /**
     * The ports of a call are open, or there are none.
     *
     * @param local where media are taken
     */
    record Media(int call, Optional<MediaDoors> local) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.MEDIA;
        }
    }

    /** The node wants a tone played ({@code playtonereq}). */
    record Tone(String tone, Optional<String> callId) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.TONE;
        }
    }

    /** A way is gone. */
    record Gone(Flow flow) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }

    /** The phone is registered there, or nowhere. */
    record Footed(Optional<Footing> footing) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.FOOTING;
        }
    }

    /** The node tells of a call that another device of the line has. */
    record Line(LineCall call, boolean over, boolean held) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.LINE;
        }
    }

    /** All calls are over: the host is on another network, or the user signs out. */
    record Dropped(CallEnd why) implements CallInput {
        @Override
        public Kind kind() {
            return Kind.DROPPED;
        }
    }
}
