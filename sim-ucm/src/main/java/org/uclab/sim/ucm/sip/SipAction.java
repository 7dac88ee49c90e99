package org.uclab.sim.ucm.sip;

import java.util.function.Consumer;
import org.uclab.lab.history.Decision;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;

/** What the SIP side of a node wants done. */
sealed interface SipAction {

    /** The members, for switches without a default. */
    enum Kind {
        ANSWER,
        ASK,
        ACKNOWLEDGE,
        CANCEL,
        END,
        DECIDED,
        OPEN_MEDIA,
        AGREE_MEDIA,
        CLOSE_MEDIA,
        PRESS,
        SHOW,
        SETTLE
    }

    Kind kind();

    record Answer(Asked asked, SipResponse response) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.ANSWER;
        }
    }

    record Ask(SipRequest request, Flow flow, Asker asker) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.ASK;
        }
    }

    record Acknowledge(SipRequest ack, Flow flow) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.ACKNOWLEDGE;
        }
    }

    record Cancel(Asker asker) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.CANCEL;
        }
    }

    /** Close that connection. */
    record End(Flow flow) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.END;
        }
    }

    record Decided(Decision decision) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.DECIDED;
        }
    }

    /** Take ports for it. */
    record OpenMedia(MediaParty party) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.OPEN_MEDIA;
        }
    }

    /**
     * Media as agreed.
     *
     * @param answer what we have said, first media audio
     * @param remote where it goes and which way, as the other side has said it
     */
    record AgreeMedia(MediaParty party, SessionDescription answer, SessionDescription remote) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.AGREE_MEDIA;
        }
    }

    record CloseMedia(MediaParty party) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.CLOSE_MEDIA;
        }
    }

    /** Press those keys in its media, as named events. */
    record Press(MediaParty party, String keys) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.PRESS;
        }
    }

    /** Tell those who watch a phone how it stands. */
    record Show(String device, Terminals.Shown shown) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.SHOW;
        }
    }

    /** Tell whoever has ordered something why it is not done; nothing when it is under way. */
    record Settle(Consumer<String> told, String refused) implements SipAction {
        @Override
        public Kind kind() {
            return Kind.SETTLE;
        }
    }
}
