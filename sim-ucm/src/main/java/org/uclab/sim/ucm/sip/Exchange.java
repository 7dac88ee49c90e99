package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;

/**
 * The INVITEs of one leg, and what is offered and answered by them.
 *
 * <pre>
 * an INVITE of the other side waits   accept → our 2xx waits for its ACK     refuse, CANCEL → free, and over where it was the first
 * an INVITE of ours is out            2xx with an offer → its ACK is owed    refused → free, and over where it was the first
 *                                     given up → CANCEL, and over            491 → out again after a pause
 * an ACK is owed                      answer → free
 * our 2xx waits for its ACK           ACK, with the answer where ours offered → free     none → BYE, over
 * free                                solicit, cut → an INVITE of ours is out            INVITE → waits
 * </pre>
 *
 * <p>There is one at a time: what is asked for while it is not free waits, and an INVITE of the other side then is refused with
 * 491, or 500 where its own last one is unanswered (RFC 3261 §14.2).
 */
final class Exchange {

    /** RFC 3261 §14.1: who has the Call-ID waits 2.1 to 4 s after a 491; here the middle. */
    private static final Duration GLARE_PAUSE = Duration.ofSeconds(3);

    private final Leg leg;
    private final Desk desk;
    private final Talk talk;
    private Optional<Asked> pending = Optional.empty();
    private Optional<SessionDescription> theirs = Optional.empty();
    private Optional<OurInvite> out = Optional.empty();
    private Optional<Long> owedAck = Optional.empty();
    private Optional<Asked> unacked = Optional.empty();
    private Consumer<SessionDescription> onAnswer = answer -> {};
    private Runnable onFailure = () -> {};
    private boolean offering;
    /** Things that wait for it to be free. */
    private final Turns waiting = new Turns();

    Exchange(Leg leg, Desk desk, Talk talk) {
        this.leg = leg;
        this.desk = desk;
        this.talk = talk;
    }

    /** The other side has begun. */
    void begunBy(Asked invite) {
        pending = Optional.of(invite);
        theirs = talk.hears(invite.request());
    }

    /** We begin, with that INVITE, which may offer. */
    void begin(SipRequest invite) {
        offering = !invite.body().isEmpty();
        // RFC 4028 §7.4: once more in the same call, with the next number.
        CSeq next = new CSeq(invite.cseq().number() + 1, SipRequest.INVITE);
        send(invite, new OurInvite(leg, this, invite, true, () -> begin(invite.with(HeaderName.CSEQ, next))));
    }

    /** The INVITE of the other side that waits. */
    Optional<Asked> pending() {
        return pending;
    }

    Optional<SipRequest> outgoing() {
        return out.map(OurInvite::request);
    }

    boolean wantsOffer() {
        return pending.isPresent() && theirs.isEmpty();
    }

    void solicit(Consumer<SessionDescription> offered, Runnable failed) {
        if (leg.over()) {
            failed.run();
        } else if (theirs.isPresent() && (pending.isPresent() || owedAck.isPresent())) {
            offered.accept(theirs.get());
        } else if (leg.dialog().isEmpty() || pending.isPresent()) {
            failed.run();
        } else if (busy()) {
            waiting.later(() -> solicit(offered, failed), failed);
        } else {
            onAnswer = offered;
            onFailure = failed;
            SipRequest invite = again();
            send(invite, new OurInvite(leg, this, invite, false, () -> solicit(offered, failed)));
        }
    }

    /** Stops its media before others take their place (LMG, REC): an offer in which everything is inactive. */
    void cut(Runnable then) {
        reoffer(media -> media.off() ? media : media.with(media.port(), Direction.INACTIVE), then);
    }

    /** Says that the call goes on, by an offer in which nothing is new (RFC 4028 §7.4). */
    void refresh() {
        reoffer(media -> media, () -> {});
    }

    private void reoffer(UnaryOperator<MediaDescription> how, Runnable then) {
        if (leg.over() || leg.dialog().isEmpty() || talk.said().isEmpty()) {
            then.run();
        } else if (busy()) {
            waiting.later(() -> reoffer(how, then), then);
        } else {
            onAnswer = none -> then.run();
            onFailure = then;
            offering = true;
            List<MediaDescription> media = talk.said().stream().map(how).toList();
            SipRequest invite = talk.described(again(), media);
            send(invite, new OurInvite(leg, this, invite, false, () -> reoffer(how, then)));
        }
    }

    private SipRequest again() {
        return talk.again(leg.dialog().orElseThrow(), leg.view(), leg.flow().transport());
    }

    private SipResponse answer(Asked asked, int status) {
        return talk.answer(asked, status, leg.view(), leg.flow().transport());
    }

    private void send(SipRequest invite, OurInvite outgoing) {
        out = Optional.of(outgoing);
        desk.ask(leg.timer().asking(invite), leg.flow(), outgoing);
    }

    private boolean busy() {
        return pending.isPresent() || out.isPresent() || owedAck.isPresent() || unacked.isPresent();
    }

    private void free() {
        if (!leg.over() && !busy()) {
            waiting.next();
        }
    }

    void offer(List<MediaDescription> media, Consumer<SessionDescription> answered, Runnable failed) {
        onAnswer = answered;
        onFailure = failed;
        offering = true;
        accept(media);
    }

    void answer(List<MediaDescription> media) {
        if (leg.over()) {
            return;
        }
        if (pending.isPresent()) {
            accept(media);
        } else if (owedAck.isPresent()) {
            SipRequest ack = leg.dialog().orElseThrow().ack(owedAck.get());
            owedAck = Optional.empty();
            theirs = Optional.empty();
            desk.acknowledge(talk.described(ack, media), leg.flow());
            free();
        }
    }

    /** Answers an offer as the last one was, where it offers as many media. */
    boolean asBefore() {
        List<MediaDescription> before = talk.said();
        int wanted = owedAck.isEmpty()
                ? before.size()
                : theirs.map(offer -> offer.media().size()).orElse(0);
        boolean can = !leg.over() && wanted > 0 && wanted == before.size();
        if (can) {
            answer(before);
        }
        return can;
    }

    /** 200 with that description. */
    private void accept(List<MediaDescription> media) {
        accept(ok -> talk.described(ok, media));
    }

    /** The same with one that is no matter of offers and answers. */
    void accept(String description) {
        accept(ok -> ok.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(description)));
    }

    private void accept(UnaryOperator<SipResponse> described) {
        Asked asked = pending.orElseThrow();
        dealtWith();
        unacked = Optional.of(asked);
        SipResponse plain = answer(asked, 200).withToTag(asked.tag());
        SipResponse ok = described.apply(leg.timer().granted(asked.request(), plain));
        if (leg.dialog().isEmpty()) {
            leg.begin(Dialog.ofServer(asked.request(), ok, Welcome.FIRST_CSEQ - 1));
        }
        leg.provisional().settle(() -> desk.answer(asked, ok));
    }

    private void dealtWith() {
        pending = Optional.empty();
        theirs = Optional.empty();
    }

    /** Refuses the INVITE that waits; it is over where that was its first. */
    void refuse(int status, UnaryOperator<SipResponse> dressed) {
        pending.ifPresent(asked -> {
            dealtWith();
            desk.answer(asked, dressed.apply(answer(asked, status)));
            if (leg.dialog().isEmpty()) {
                leg.finish();
            } else {
                talk.unheard();
                free();
            }
        });
    }

    /** It is over: what waits is answered, what is out is given up, and the dialog is left. */
    void end() {
        left();
        if (leg.dialog().isPresent()) {
            bye();
        } else {
            out.ifPresent(desk::cancel);
        }
    }

    /** One side says goodbye: what waits is answered. */
    void left() {
        waiting.clear();
        pending.ifPresent(asked -> desk.answer(asked, answer(asked, 487)));
        pending = Optional.empty();
    }

    private void bye() {
        silence();
        Dialog dialog = leg.dialog().orElseThrow();
        desk.tell(talk.bye(dialog), leg.flow());
        dialog.ended();
    }

    private void silence() {
        owedAck.map(leg.dialog().orElseThrow()::ack)
                .ifPresent(ack -> desk.acknowledge(talk.refusing(ack, theirs), leg.flow()));
        owedAck = Optional.empty();
    }

    void invited(Asked asked) {
        boolean same = talk.repeated(asked.request());
        Optional<SessionDescription> offer = talk.hears(asked.request());
        if (pending.isPresent()) {
            desk.answer(asked, asked.request().response(500).with(HeaderName.RETRY_AFTER, 1));
        } else if (busy()) {
            desk.answer(asked, 491);
        } else if (!asked.request().body().isEmpty() && offer.isEmpty()) {
            desk.answer(asked, 488);
        } else {
            desk.answer(asked, 100);
            pending = Optional.of(asked);
            theirs = offer;
            if (same) {
                accept(talk.said());
            } else {
                leg.owner().changes(leg, asked.request());
            }
        }
    }

    /** Its INVITE was given up. */
    void cancelled(Asked asked) {
        if (pending.filter(waits -> waits == asked).isPresent()) {
            dealtWith();
            desk.answer(asked, 487);
            if (leg.dialog().isEmpty()) {
                leg.vanished();
            } else {
                free();
            }
        }
    }

    void acked(Asked asked, SipRequest ack) {
        if (unacked.filter(waits -> waits == asked).isEmpty()) {
            return;
        }
        unacked = Optional.empty();
        if (offering) {
            offering = false;
            Optional<SessionDescription> answer = talk.hears(ack);
            if (answer.isPresent()) {
                onAnswer.accept(answer.get());
            } else {
                onFailure.run();
            }
        }
        free();
    }

    /** It never acknowledged our answer (RFC 3261 §13.3.1.4). */
    void unacked(Asked asked) {
        if (unacked.filter(waits -> waits == asked).isPresent() && !leg.over()) {
            unacked = Optional.empty();
            leg.end();
            leg.owner().left(leg);
        }
    }

    void again(OurInvite ours) {
        out = Optional.empty();
        offering = false;
        ours.retry().run();
    }

    void picked(OurInvite ours, SipResponse response) {
        Optional<SessionDescription> described = talk.hears(response).or(ours::agreed);
        if (ours.first() && leg.dialog().isEmpty()) {
            leg.begin(ours.dialog(response));
        } else {
            leg.dialog().ifPresent(known -> known.heard(response));
        }
        long number = ours.request().cseq().number();
        if (leg.over()) {
            owedAck = Optional.of(number); // it was given up, and the answer crossed the CANCEL
            theirs = described;
            given();
            return;
        }
        out = Optional.empty();
        leg.timer().agreed(response);
        if (offering) {
            offering = false;
            desk.acknowledge(leg.dialog().orElseThrow().ack(number), leg.flow());
            if (ours.first()) {
                talk.answered(described);
                begun(described.isPresent());
            } else {
                described.ifPresentOrElse(onAnswer, onFailure);
            }
            free();
            return;
        }
        owedAck = Optional.of(number);
        theirs = described;
        if (ours.first()) {
            begun(described.isPresent());
        } else if (described.isPresent()) {
            onAnswer.accept(described.get());
        } else {
            leg.end(); // it was to offer
            leg.owner().left(leg);
        }
    }

    /** The first INVITE of ours is accepted; it is of no use where nothing is described. */
    private void begun(boolean described) {
        if (described) {
            leg.owner().picked(leg);
        } else {
            leg.end();
            leg.owner().failed(leg, 488);
        }
    }

    private void given() {
        if (leg.dialog().orElseThrow().state() == Dialog.State.ENDED) {
            silence();
        } else {
            bye();
        }
        leg.forget();
    }

    void refused(OurInvite ours, int status) {
        out = Optional.empty();
        offering = false;
        if (leg.over()) {
            return;
        }
        if (ours.first()) {
            leg.finish();
            leg.owner().failed(leg, status);
        } else if (status == 481 || status == 408) {
            leg.vanished(); // RFC 3261 §12.2.1.2
        } else if (status == 491) {
            desk.after(GLARE_PAUSE, ours.retry());
        } else {
            onFailure.run();
            free();
        }
    }
}
