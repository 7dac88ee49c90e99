package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;

/** The INVITE of a call that the other side has begun, from its 180 to the ACK. */
final class Ringing {

    /** Number of the request before our first one in a dialog that the other side has begun. */
    private static final long NUMBER_BEFORE = 100;

    private final Call call;
    private final Desk desk;
    private final Asked asked;
    private boolean acknowledged;

    Ringing(Call call, Desk desk, Asked asked) {
        this.call = call;
        this.desk = desk;
        this.asked = asked;
    }

    boolean is(Asked request) {
        return asked.equals(request);
    }

    String callId() {
        return asked.request().callId();
    }

    /** Whether the answer has been acknowledged. */
    boolean acknowledged() {
        return acknowledged;
    }

    void acknowledge() {
        acknowledged = true;
    }

    void refuse(int status) {
        call.answer(asked, status);
    }

    /** Rings; false where the offer that came cannot be read. */
    boolean ring() {
        SipRequest request = asked.request();
        if (!request.body().isEmpty()) {
            Optional<SessionDescription> theirs = Changes.described(request);
            if (theirs.isEmpty()) {
                refuse(488);
                return false;
            }
            call.talk().heard(theirs.get(), false);
        }
        SipResponse ringing =
                desk.messages().answer(request, 180, call.footing()).withToTag(asked.tag());
        call.founded(Dialog.ofServer(request, ringing, NUMBER_BEFORE));
        desk.act(new CallAction.Answer(asked, ringing));
        return true;
    }

    /** Answers: to the offer that came, or with one; false where there is nothing that both can. */
    boolean answer() {
        Talk talk = call.talk();
        Optional<SessionDescription> ours = talk.offered() ? talk.answer() : Optional.of(talk.offer());
        if (ours.isEmpty()) {
            refuse(488);
            return false;
        }
        call.dialog().orElseThrow().confirmed();
        desk.act(new CallAction.Answer(
                asked,
                desk.messages()
                        .answer(asked.request(), 200, call.footing(), ours.get())
                        .withToTag(asked.tag())));
        return true;
    }
}
