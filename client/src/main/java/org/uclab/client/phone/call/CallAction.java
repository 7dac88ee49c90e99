package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.lab.history.Decision;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;

/** What the calls of a phone want done. */
public sealed interface CallAction {

    /** The members, for switches without a default. */
    enum Kind {
        ASK,
        CANCEL,
        ACKNOWLEDGE,
        ANSWER,
        OPEN_MEDIA,
        AGREE,
        PRESS,
        CLOSE_MEDIA,
        SETTLED,
        TELL,
        SHOW_LINE
    }

    Kind kind();

    /**
     * Send a request.
     *
     * @param ticket comes back with what becomes of it
     */
    record Ask(long ticket, SipRequest request, Flow flow) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.ASK;
        }
    }

    /** Give the INVITE of that ticket up. */
    record Cancel(long ticket) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.CANCEL;
        }
    }

    /** Acknowledge a 2xx. */
    record Acknowledge(SipRequest ack, Flow flow) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.ACKNOWLEDGE;
        }
    }

    /** Answer a request. */
    record Answer(Asked asked, SipResponse response) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.ANSWER;
        }
    }

    /** Open ports for that call. */
    record OpenMedia(int call) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.OPEN_MEDIA;
        }
    }

    /**
     * Both sides have agreed on the sound of that call.
     *
     * @param muted whether silence is sent in place of the user's voice
     */
    record Agree(int call, MediaPlan plan, boolean muted) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.AGREE;
        }
    }

    /** Press those keys. */
    record Press(int call, String keys) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.PRESS;
        }
    }

    /** Give the ports of that call back. */
    record CloseMedia(int call) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.CLOSE_MEDIA;
        }
    }

    /**
     * What came of a wish at once.
     *
     * @param call    that it is about; 0 where there is none
     * @param refused why it cannot be; none where it is under way
     */
    record Settled(long number, int call, Optional<String> refused) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.SETTLED;
        }
    }

    /**
     * Tell the user, and whoever waits.
     *
     * @param decision what the history is told; none where only the view has changed
     */
    record Tell(CallView call, Optional<Decision> decision) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.TELL;
        }
    }

    /** Show what other devices of the line do. */
    record ShowLine(LineUse use) implements CallAction {
        @Override
        public Kind kind() {
            return Kind.SHOW_LINE;
        }
    }
}
