package org.uclab.client.phone.call;

import static org.uclab.client.phone.call.CallState.ANSWERING;
import static org.uclab.client.phone.call.CallState.CONNECTED;
import static org.uclab.client.phone.call.CallState.DIALLING;
import static org.uclab.client.phone.call.CallState.ENDED;
import static org.uclab.client.phone.call.CallState.HELD;
import static org.uclab.client.phone.call.CallState.LEAVING;
import static org.uclab.client.phone.call.CallState.RINGBACK;
import static org.uclab.client.phone.call.CallState.RINGING;

import java.util.Optional;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;

/**
 * One call, from the first digit or ring to its end.
 *
 * <pre>
 *              dial                      180, 183               200
 *   user ──────────────→ DIALLING ───────────────→ RINGBACK ──────────→ CONNECTED ⇄ HELD     hold, resume
 *                                                                           ↑
 *   INVITE ────────────→ RINGING ──────────────→ ANSWERING ─────────────────┘
 *                                   answer                      ACK
 *
 *   hang up ───→ LEAVING ──── 487, answer to the BYE ───→ ENDED ←── BYE, refusal, CANCEL, lost
 * </pre>
 *
 * <p><b>Descriptions.</b> Who dials offers in the INVITE. UCM rings without an offer: then the 200 offers and the ACK answers.
 * What changes later is up to {@link Changes}.
 *
 * <p><b>A lost node</b> takes the signalling of its calls with it: such a call is preserved. Its sound, which never went
 * through the node, goes on until somebody has enough of it.
 */
final class Call {

    private final int id;
    private final Desk desk;
    private final Footing footing;
    private final Talk talk;
    private final Changes changes;
    private final Invitation invitation;
    private Optional<Ringing> ringing = Optional.empty();
    private Party party;
    private CallState state;
    private Optional<Dialog> dialog = Optional.empty();
    private Optional<CallEnd> end = Optional.empty();
    private boolean preserved;
    private Optional<CallEnd> sought = Optional.empty();

    private Call(int id, Party party, Footing footing, Desk desk, CallState state, Opening opening) {
        this.id = id;
        this.party = party;
        this.footing = footing;
        this.desk = desk;
        this.state = state;
        this.talk = Talk.of(desk);
        this.changes = new Changes(this, desk, talk);
        this.invitation = new Invitation(this, desk, opening);
    }

    /** The user calls somebody. */
    static Call dialled(int id, String number, Footing footing, Desk desk, Opening opening) {
        Call call = new Call(id, new Party(number, ""), footing, desk, DIALLING, opening);
        call.tell(CallDecisions.DIALS.of(), CallDecisions.THROUGH.of(footing.host()));
        if (opening.mobile().isPresent()) {
            call.invitation.circuit();
        } else {
            desk.act(new CallAction.OpenMedia(id));
        }
        return call;
    }

    /** Somebody calls. */
    static Call rung(int id, Asked asked, Footing footing, Desk desk) {
        Party caller = Party.of(asked.request().from()).heard(asked.request());
        Call call = new Call(id, caller, footing, desk, RINGING, Opening.PLAIN);
        call.ringing = Optional.of(new Ringing(call, desk, asked));
        desk.act(new CallAction.OpenMedia(id));
        return call;
    }

    int id() {
        return id;
    }

    CallState state() {
        return state;
    }

    Footing footing() {
        return footing;
    }

    Party party() {
        return party;
    }

    Talk talk() {
        return talk;
    }

    Changes changes() {
        return changes;
    }

    Invitation invitation() {
        return invitation;
    }

    boolean incoming() {
        return ringing.isPresent();
    }

    boolean preserved() {
        return preserved;
    }

    Optional<Dialog> dialog() {
        return dialog;
    }

    boolean isOf(Asked request) {
        return rang(request) || changes.awaits(request);
    }

    private boolean rang(Asked request) {
        return ringing.filter(rung -> rung.is(request)).isPresent();
    }

    String callId() {
        return ringing.map(Ringing::callId).or(invitation::callId).orElse("");
    }

    /** The ports are open, or there are none. */
    void media(Optional<MediaDoors> local) {
        if (state == LEAVING || state == ENDED) {
            return;
        }
        if (local.isEmpty()) {
            ringing.ifPresent(rung -> rung.refuse(503));
            ended(CallEnd.NO_MEDIA);
            return;
        }
        talk.at(local.get());
        if (ringing.isEmpty()) {
            invitation.send();
        } else if (ringing.get().ring()) {
            tell(CallDecisions.RINGS.of(), CallDecisions.CALLED.of(party.text()));
        } else {
            ended(CallEnd.NO_MEDIA);
        }
    }

    /** The user answers. */
    void answer() {
        if (!ringing.orElseThrow().answer()) {
            ended(CallEnd.NO_MEDIA);
            return;
        }
        state = ANSWERING;
        if (talk.free()) {
            changes.agree();
        }
        seen();
    }

    /** The user does not take it. ASSUMED(choice): what the client says then is not public; 603 is what the word says. */
    void decline() {
        ringing.orElseThrow().refuse(603);
        ended(CallEnd.DECLINED_HERE);
    }

    /** The user hangs up. */
    void hangUp() {
        boolean inviting = state == DIALLING || state == RINGBACK;
        end = Optional.of(inviting ? CallEnd.CANCELLED : CallEnd.HUNG_UP);
        if (preserved || (inviting && !invitation.sent())) {
            ended(end.get());
        } else if (inviting) {
            state = LEAVING;
            invitation.cancel();
        } else if (ringing.filter(rung -> !rung.acknowledged()).isPresent()) {
            // RFC 3261 §15: the callee's UA MUST NOT send a BYE before it has the ACK.
            state = LEAVING;
        } else {
            bye();
        }
        seen();
    }

    private void bye() {
        state = LEAVING;
        SipRequest bye = desk.messages().signed(dialog.orElseThrow().request(SipRequest.BYE), footing);
        desk.ask(this, Desk.Errand.BYE, bye, footing.flow());
    }

    /** What the user has asked the node for ends it so. */
    void seeks(CallEnd why) {
        sought = Optional.of(why);
    }

    /** The node will not do it. */
    void unsought(String wish, String why) {
        sought = Optional.empty();
        refused(wish, why);
    }

    /** The BYE of this side is answered, or never will be. */
    void left() {
        ended(end.orElse(CallEnd.HUNG_UP));
    }

    /** The INVITE was refused for good. */
    void refusedThere(int status) {
        dialog.ifPresent(Dialog::ended);
        ended(end.orElse(CallEnd.of(status)));
    }

    /** The other side is about to answer. */
    void progress(SipResponse response) {
        if (state != DIALLING && state != RINGBACK) {
            return;
        }
        party = party.heard(response);
        changes.heard(response);
        if (state == DIALLING) {
            state = RINGBACK;
            String said = response.status() + " " + response.phrase();
            tell(CallDecisions.RINGS_THERE.of(), CallDecisions.OTHER_SIDE.of(said));
        }
    }

    /** The dialog of this call. */
    void founded(Dialog begun) {
        dialog.ifPresent(before -> desk.forgets(before.id()));
        dialog = Optional.of(begun);
        desk.knows(begun.id(), this);
    }

    /** The other side has answered. */
    void accepted(SipResponse response) {
        party = party.heard(response);
        if (state == LEAVING) {
            bye();
            return;
        }
        if (invitation.opening().mobile().isPresent()) {
            state = CONNECTED;
            tell(CallDecisions.CONNECTED.of(), CallDecisions.MOBILE_HAS_IT.of());
            return;
        }
        changes.heard(response);
        connected();
    }

    private void connected() {
        Optional<MediaPlan> plan = talk.free() ? talk.plan() : Optional.empty();
        if (plan.isEmpty()) {
            end = Optional.of(CallEnd.NO_MEDIA);
            bye();
            return;
        }
        state = CONNECTED;
        tell(
                CallDecisions.CONNECTED.of(),
                CallDecisions.ANSWERED.of(plan.get().codec().name()));
    }

    /** The user's wish to hold or to talk is fulfilled. */
    void stands(boolean held) {
        boolean other = state == (held ? CONNECTED : HELD);
        if (other) {
            state = held ? HELD : CONNECTED;
            tell(
                    (held ? CallDecisions.HELD : CallDecisions.RESUMED).of(),
                    CallDecisions.WANTED.of((held ? Wish.HOLD : Wish.RESUME).text()));
        }
    }

    /** The other side has changed the sound. */
    void changedThere(boolean holds) {
        tell(CallDecisions.CHANGED.of(), CallDecisions.OTHER_SIDE.of(holds ? "holds" : "talks"));
    }

    /** The node of this call is lost. */
    void preserve() {
        switch (state) {
            case CONNECTED, HELD -> {
                if (!preserved) {
                    preserved = true;
                    changes.stop();
                    tell(CallDecisions.PRESERVED.of(), CallDecisions.SIGNALLING_LOST.of());
                }
            }
            case DIALLING, RINGBACK, RINGING, ANSWERING, LEAVING -> ended(end.orElse(CallEnd.UNREACHED));
            case ENDED -> {}
        }
    }

    /** The ACK of a 2xx of ours. */
    void acked(Asked of, SipRequest ack) {
        changes.acked(of, ack);
        if (rang(of)) {
            ringing.ifPresent(Ringing::acknowledge);
        }
        if (rang(of) && state == LEAVING) {
            bye();
        } else if (rang(of) && state == ANSWERING) {
            connected();
        } else {
            seen();
        }
    }

    /** A 2xx of ours was never acknowledged, RFC 3261 §13.3.1.4. */
    void unacked() {
        end = Optional.of(CallEnd.UNREACHED);
        bye();
    }

    /** Who called has given up. */
    void cancelled() {
        ringing.ifPresent(rung -> rung.refuse(487));
        ended(sought.orElse(CallEnd.MISSED));
    }

    /** A request in the dialog of this call, which may come out of order; none where it does not. */
    Optional<SipResponse> heard(SipRequest request) {
        Optional<SipResponse> disorder = dialog.orElseThrow().heard(request);
        party = disorder.isPresent() ? party : party.heard(request);
        return disorder;
    }

    /** The other side has hung up. */
    void hungUpThere() {
        if (state == RINGING) {
            ringing.ifPresent(rung -> rung.refuse(487));
        }
        ended(end.or(() -> sought).orElse(CallEnd.HUNG_UP_THERE));
    }

    void answer(Asked request, SessionDescription ours) {
        desk.act(new CallAction.Answer(request, desk.messages().answer(request.request(), 200, footing, ours)));
    }

    void answer(Asked request, int status) {
        desk.act(new CallAction.Answer(request, desk.messages().answer(request.request(), status, footing)));
    }

    /** The node plays a busy tone: the client takes that for an answer (J4L). */
    void busy() {
        if (state == DIALLING || state == RINGBACK) {
            end = Optional.of(CallEnd.BUSY);
            state = LEAVING;
            invitation.cancel();
            seen();
        }
    }

    /** It is over. */
    void ended(CallEnd why) {
        if (state == ENDED) {
            return;
        }
        state = ENDED;
        end = Optional.of(why);
        changes.stop();
        dialog.ifPresent(Dialog::ended);
        desk.act(new CallAction.CloseMedia(id));
        tell(CallDecisions.ENDED.of(), CallDecisions.WHY.of(why.text()));
        desk.over(this);
    }

    void refused(String wish, String why) {
        tell(CallDecisions.REFUSED.of(wish), CallDecisions.CANNOT.of(why));
    }

    CallView view() {
        return CallView.of(this, end.filter(why -> state == ENDED));
    }

    private void tell(Outcome.Taken outcome, Phrase reason) {
        desk.act(new CallAction.Tell(
                view(), Optional.of(Decision.of(CallDecisions.CALL.of(party.number()), outcome, reason))));
    }

    /** The view has changed. */
    void seen() {
        desk.act(new CallAction.Tell(view(), Optional.empty()));
    }
}
