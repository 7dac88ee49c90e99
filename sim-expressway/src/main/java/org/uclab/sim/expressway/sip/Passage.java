package org.uclab.sim.expressway.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.sim.expressway.media.MediaRelays;
import org.uclab.sim.expressway.media.RelaySide;
import org.uclab.sim.expressway.media.RelayedCall;
import org.uclab.sim.expressway.media.RelayedOffer;

/**
 * One request of a dialog on its way, and its answers back. What they describe of media is rewritten: who offers and who answers
 * follows from the message alone (RFC 3264 §4, RFC 3261 §13.2.1). Where media need ports the message waits for them.
 */
final class Passage implements Asker {

    /** RFC 3261 §16.6 item 11: more than three minutes. */
    static final Duration TIMER_C = Duration.ofSeconds(200);

    private final DialogCarrier carrier;
    private final ProxyDesk desk;
    private final Carried dialog;
    private final RelaySide from;
    private final ProxyDesk.Question question;
    private final Hop.Onward onward;
    private final boolean first;
    private Optional<RelayedOffer> offer = Optional.empty();
    /** What the other side has offered in its answer. */
    private Optional<RelayedOffer> late = Optional.empty();

    private Optional<ProxyDesk.Reminder> timerC = Optional.empty();
    private boolean sent;
    private boolean over;

    Passage(DialogCarrier carrier, Carried dialog, RelaySide from, ProxyDesk.Question question, Hop.Onward onward) {
        this.carrier = carrier;
        this.desk = carrier.desk();
        this.dialog = dialog;
        this.from = from;
        this.question = question;
        this.onward = onward;
        this.first = !question.request().inDialog();
    }

    Carried dialog() {
        return dialog;
    }

    RelaySide from() {
        return from;
    }

    Asked asked() {
        return question.asked();
    }

    boolean invite() {
        return onward.request().is(SipRequest.INVITE);
    }

    void begin() {
        if (invite()) {
            desk.answer(question, Hop.marked(question).response(100));
        }
        SipRequest request = onward.request();
        Optional<RelayedCall> media = dialog.media().filter(call -> sdp(request));
        if (media.isEmpty()) {
            go(request);
            return;
        }
        Optional<SessionDescription> theirs = described(request);
        if (theirs.isEmpty()) {
            refused(Hop.marked(question).response(400));
            return;
        }
        ports(media.get(), theirs.get(), there -> {
            if (!there) {
                refused(Hop.marked(question).response(500));
                return;
            }
            offer = media.get().offered(from, theirs.get());
            if (offer.isEmpty()) {
                refused(Hop.marked(question).response(488));
            } else {
                go(request.withBody(
                        SessionDescription.MEDIA_TYPE, body(offer.get().onward())));
            }
        });
    }

    private void go(SipRequest request) {
        if (over) {
            return;
        }
        sent = true;
        if (invite()) {
            patience();
        }
        desk.ask(onward.leg(), request, onward.flow(), this);
    }

    private static boolean sdp(SipMessage message) {
        return message.contentType().equals(SessionDescription.MEDIA_TYPE)
                && !message.body().isEmpty();
    }

    private static Optional<SessionDescription> described(SipMessage message) {
        return DialogCarrier.described(message.contentType(), message.body().text());
    }

    private static SipBody body(SessionDescription described) {
        return SipBody.of(described.text());
    }

    private void ports(RelayedCall call, SessionDescription described, Consumer<Boolean> then) {
        var missing = call.missing(described);
        if (missing.isEmpty()) {
            then.accept(true);
        } else {
            desk.openMedia(call, missing, then);
        }
    }

    private void patience() {
        timerC.ifPresent(ProxyDesk.Reminder::cancel);
        timerC = Optional.of(desk.after(TIMER_C, this::cancel));
    }

    /** Who has asked gives it up, or Timer C has fired. */
    void cancel() {
        if (over) {
            return;
        }
        if (sent) {
            desk.cancel(onward.leg(), this);
        } else {
            refused(Hop.marked(question).response(487));
        }
    }

    @Override
    public void answered(SipResponse response, Flow flow) {
        if (over && !response.success()) {
            return;
        }
        if (response.provisional() && invite()) {
            patience();
        }
        if (response.status() == 100) {
            return;
        }
        SipResponse back = carrier.place().passing(dialog, from.other(), Hop.back(response));
        if (!sdp(back) || dialog.media().isEmpty()) {
            answer(back);
        } else if (early(back)) {
            answer(SipResponse.of(
                    back.status(), back.phrase(), back.headers().without(HeaderName.CONTENT_TYPE), SipBody.none()));
        } else if (offer.isPresent()) {
            answer(described(back)
                    .map(theirs -> offer.get().answered(theirs))
                    .map(told -> back.withBody(SessionDescription.MEDIA_TYPE, body(told)))
                    .orElse(back));
        } else {
            offeredBack(back);
        }
    }

    /** ASSUMED(T118798): what is heard before the answer does not come through a zone, unless its answer is bound to it. */
    private boolean early(SipResponse response) {
        return response.provisional()
                && from == RelaySide.OUTER
                && !response.headers().has("RSeq");
    }

    /** The other side offers in its answer, and the ACK will answer. */
    private void offeredBack(SipResponse back) {
        RelayedCall call = dialog.media().orElseThrow();
        Optional<SessionDescription> theirs = described(back);
        if (theirs.isEmpty()) {
            answer(back);
            return;
        }
        ports(call, theirs.get(), there -> {
            late = there ? call.offered(from.other(), theirs.get()) : Optional.empty();
            answer(back.withBody(
                    SessionDescription.MEDIA_TYPE,
                    body(late.map(RelayedOffer::onward).orElseGet(() -> nothing(theirs.get())))));
        });
    }

    /** An offer that cannot be carried, without any of its media. */
    private static SessionDescription nothing(SessionDescription offered) {
        return offered.with(
                offered.media().stream().map(MediaDescription::refused).toList());
    }

    /** The ACK, with the answer to what the other side has offered. */
    SipRequest acknowledged(SipRequest ack) {
        return late.flatMap(offered -> described(ack).map(offered::answered))
                .map(told -> ack.withBody(SessionDescription.MEDIA_TYPE, body(told)))
                .orElse(ack);
    }

    private void answer(SipResponse back) {
        desk.answer(question, back);
        if (!back.provisional()) {
            done(back.status());
        }
    }

    private void done(int status) {
        over = true;
        timerC.ifPresent(ProxyDesk.Reminder::cancel);
        boolean success = status < 300;
        if (success) {
            dialog.confirm();
        }
        if (!success && invite()) {
            carrier.forget(asked());
        }
        boolean gone = (status == 481 || status == 408)
                && (invite() || onward.request().is("UPDATE"));
        if (onward.request().is(SipRequest.BYE) || (gone && !first)) {
            carrier.over(dialog, MediaRelays.Why.OVER);
        } else if (first && !success && !dialog.confirmed()) {
            carrier.over(dialog, MediaRelays.Why.FAILED);
        }
    }

    @Override
    public void lost(Loss loss) {
        if (!over) {
            SipResponse none = Hop.marked(question).response(Hop.status(loss)).with("Server", ProxyDesk.PRODUCT);
            refused(Hop.unavailable(none));
        }
    }

    private void refused(SipResponse refusal) {
        answer(refusal);
    }
}
