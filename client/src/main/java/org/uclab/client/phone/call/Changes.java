package org.uclab.client.phone.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.protocol.sdp.OfferAnswer;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;

/**
 * How a call changes while it stands: what the user holds, resumes and presses, and what the other side offers. An offer of
 * the other side is answered at once; a request without one is answered with an offer, and the ACK answers. Where both have
 * offered at once ours is made again after a moment (RFC 3261 §14.1).
 */
final class Changes {

    /** Wait before an offer that has collided is made again by who has drawn the Call-ID, in ms. */
    private static final int GLARE_OWN_MS_MIN = 2_100;

    private static final int GLARE_RANGE_MS = 1_900;
    private static final int GLARE_STEP_MS = 10;

    private final Call call;
    private final Desk desk;
    private final Talk talk;
    private final KeyReports keys;
    private boolean holding;
    private boolean muted;
    private Optional<Asked> late = Optional.empty();
    private Optional<Instant> offerAgain = Optional.empty();

    Changes(Call call, Desk desk, Talk talk) {
        this.call = call;
        this.desk = desk;
        this.talk = talk;
        this.keys = new KeyReports(call, desk);
    }

    KeyReports keys() {
        return keys;
    }

    /** The user presses keys: named events, and whoever wants it is told by SIP. */
    void press(String pressed) {
        desk.act(new CallAction.Press(call.id(), pressed));
        keys.pressed(pressed);
    }

    boolean muted() {
        return muted;
    }

    /** Whether the other side is waiting for the ACK of that. */
    boolean awaits(Asked request) {
        return late.filter(request::equals).isPresent();
    }

    Optional<Instant> wakeAt() {
        return Stream.of(offerAgain, keys.wakeAt()).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    void wake() {
        if (offerAgain.filter(at -> !at.isAfter(desk.now())).isPresent()) {
            offerAgain = Optional.empty();
            if (talk.free()) {
                offer();
            }
        }
        keys.wake();
    }

    /** Nothing is tried again, and nobody is told of keys. */
    void stop() {
        offerAgain = Optional.empty();
        keys.stop();
    }

    /** The user holds or resumes. */
    void hold(boolean hold) {
        holding = hold;
        talk.holds(hold);
        offer();
    }

    private void offer() {
        SipRequest request = desk.messages()
                .offering(
                        call.dialog().orElseThrow().request(SipRequest.INVITE),
                        call.footing(),
                        talk.offer(),
                        (holding ? Wish.HOLD : Wish.RESUME).text());
        desk.ask(call, Desk.Errand.OFFER, request, call.footing().flow());
    }

    void mute(boolean mute) {
        muted = mute;
        agree();
        call.seen();
    }

    /** Tells whoever has the sound what both have agreed on. */
    void agree() {
        talk.plan().ifPresent(plan -> desk.act(new CallAction.Agree(call.id(), plan, muted)));
    }

    /** An answer to an offer of ours. */
    void offered(SipResponse response) {
        if (response.provisional()) {
            return;
        }
        Dialog dialog = call.dialog().orElseThrow();
        dialog.heard(response);
        if (response.success()) {
            desk.act(new CallAction.Acknowledge(
                    dialog.ack(response.cseq().number()), call.footing().flow()));
            described(response).ifPresent(theirs -> talk.heard(theirs, true));
            settled();
            agree();
            call.stands(holding);
            return;
        }
        talk.withdrawn();
        if (dialog.state() == Dialog.State.ENDED) {
            call.ended(CallEnd.UNREACHED);
        } else if (response.status() == 491) {
            int first = call.incoming() ? 0 : GLARE_OWN_MS_MIN;
            int drawn = desk.chance().nextInt(GLARE_RANGE_MS / GLARE_STEP_MS) * GLARE_STEP_MS;
            offerAgain = Optional.of(desk.now().plus(Duration.ofMillis(first + drawn)));
        } else {
            String wish = (holding ? Wish.HOLD : Wish.RESUME).text();
            holding = !holding;
            talk.holds(holding);
            call.refused(wish, response.status() + " " + response.phrase());
        }
    }

    /** An offer that was not answered where it should have been counts as withdrawn. */
    private void settled() {
        if (talk.offering()) {
            talk.withdrawn();
        }
    }

    /** The ACK of a 2xx of ours, with the answer where that offered. */
    void acked(Asked of, SipRequest ack) {
        late = late.filter(other -> !other.equals(of));
        described(ack).ifPresent(theirs -> talk.heard(theirs, true));
        settled();
        agree();
    }

    /** The other side changes the call. */
    void changed(Asked request) {
        if (request.request().body().isEmpty()) {
            if (!talk.free()) {
                call.answer(request, talk.offering() ? 491 : 500);
                return;
            }
            late = Optional.of(request);
            call.answer(request, talk.offer());
            return;
        }
        Optional<SessionDescription> theirs = described(request.request());
        if (theirs.isEmpty()) {
            call.answer(request, 488);
            return;
        }
        switch (talk.heard(theirs.get(), false)) {
            case GLARE -> call.answer(request, 491);
            case TOO_SOON, ANSWER, REPEATED, UNFIT -> call.answer(request, 500);
            case OFFER ->
                talk.answer().ifPresentOrElse(ours -> answered(request, ours), () -> call.answer(request, 488));
        }
    }

    private void answered(Asked request, SessionDescription ours) {
        call.answer(request, ours);
        agree();
        call.changedThere(talk.heldThere());
    }

    /** The description of an early or final answer to our INVITE. */
    void heard(SipResponse response) {
        boolean fresh = described(response)
                .filter(theirs -> talk.heard(theirs, true) == OfferAnswer.Heard.ANSWER)
                .isPresent();
        if (fresh) {
            agree();
        }
    }

    static Optional<SessionDescription> described(SipMessage message) {
        return message.contentType().equals(SessionDescription.MEDIA_TYPE)
                ? SessionDescription.parse(message.body().text())
                : Optional.empty();
    }
}
