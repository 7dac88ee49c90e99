package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
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

    /** Things that wait for it to be free. */
    private static final int WAITING_MAX = 8;

    /** RFC 3261 §14.1: who has the Call-ID waits 2.1 to 4 s after a 491; here the middle. */
    private static final Duration GLARE_PAUSE = Duration.ofSeconds(3);

    private final Leg leg;
    private final Desk desk;
    private final Talk talk;
    private Optional<Asked> pending = Optional.empty();
    private Optional<SessionDescription> theirs = Optional.empty();
    private Optional<Outgoing> out = Optional.empty();
    private Optional<Long> owedAck = Optional.empty();
    private Optional<Asked> unacked = Optional.empty();
    private Consumer<SessionDescription> onAnswer = answer -> {};
    private Runnable onFailure = () -> {};
    private boolean offering;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    Exchange(Leg leg, Desk desk, Talk talk) {
        this.leg = leg;
        this.desk = desk;
        this.talk = talk;
    }

    /** The other side has begun. */
    void begunBy(Asked invite) {
        pending = Optional.of(invite);
        theirs = Talk.description(invite.request());
    }

    /** We begin, with that INVITE. */
    void begin(SipRequest invite) {
        send(invite, new Outgoing(invite, true));
    }

    /** The INVITE of the other side that waits. */
    Optional<Asked> pending() {
        return pending;
    }

    Optional<SipRequest> outgoing() {
        return out.map(outgoing -> outgoing.request);
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
            later(() -> solicit(offered, failed), failed);
        } else {
            onAnswer = offered;
            onFailure = failed;
            SipRequest invite =
                    talk.again(leg.dialog().get(), leg.view(), leg.flow().transport());
            send(invite, new Outgoing(invite, false));
        }
    }

    /** Stops its media before others take their place (LMG, REC): an offer in which everything is inactive. */
    void cut(Runnable then) {
        Optional<SessionDescription> last = talk.last();
        if (leg.over() || leg.dialog().isEmpty() || last.isEmpty()) {
            then.run();
        } else if (busy()) {
            later(() -> cut(then), then);
        } else {
            onAnswer = none -> then.run();
            onFailure = then;
            offering = true;
            List<MediaDescription> silent = last.get().media().stream()
                    .map(media -> media.off() ? media : media.with(media.port(), Direction.INACTIVE))
                    .toList();
            SipRequest invite = talk.described(
                    talk.again(leg.dialog().get(), leg.view(), leg.flow().transport()), silent);
            send(invite, new Outgoing(invite, false));
        }
    }

    private void send(SipRequest invite, Outgoing outgoing) {
        out = Optional.of(outgoing);
        desk.ask(invite, leg.flow(), outgoing);
    }

    private boolean busy() {
        return pending.isPresent() || out.isPresent() || owedAck.isPresent() || unacked.isPresent();
    }

    private void later(Runnable what, Runnable otherwise) {
        if (waiting.size() < WAITING_MAX) {
            waiting.add(what);
        } else {
            otherwise.run();
        }
    }

    private void free() {
        if (!leg.over() && !busy()) {
            Optional.ofNullable(waiting.poll()).ifPresent(Runnable::run);
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
        pending = Optional.empty();
        theirs = Optional.empty();
        unacked = Optional.of(asked);
        SipResponse ok = described.apply(
                talk.answer(asked, 200, leg.view(), leg.flow().transport()).withToTag(asked.tag()));
        if (leg.dialog().isEmpty()) {
            leg.begin(Dialog.ofServer(asked.request(), ok, Welcome.FIRST_CSEQ - 1));
        }
        desk.answer(asked, ok);
    }

    /** Refuses the INVITE that waits; it is over where that was its first. */
    void refuse(int status, UnaryOperator<SipResponse> dressed) {
        pending.ifPresent(asked -> {
            pending = Optional.empty();
            theirs = Optional.empty();
            SipResponse refusal =
                    talk.answer(asked, status, leg.view(), leg.flow().transport());
            desk.answer(asked, dressed.apply(refusal));
            if (leg.dialog().isEmpty()) {
                leg.finish();
            } else {
                free();
            }
        });
    }

    /** It is over: what waits is answered, what is out is given up, and the dialog is left. */
    void end() {
        waiting.clear();
        pending.ifPresent(asked -> desk.answer(
                asked, talk.answer(asked, 487, leg.view(), leg.flow().transport())));
        pending = Optional.empty();
        if (leg.dialog().isPresent()) {
            bye();
        } else {
            out.ifPresent(desk::cancel);
        }
    }

    /** The other side has said goodbye. */
    void left() {
        waiting.clear();
        pending.ifPresent(waits -> desk.answer(waits, 487));
        pending = Optional.empty();
    }

    private void bye() {
        owedAck.ifPresent(number -> desk.acknowledge(silentAck(number), leg.flow()));
        owedAck = Optional.empty();
        desk.tell(talk.bye(leg.dialog().orElseThrow()), leg.flow());
        leg.dialog().get().ended();
    }

    private SipRequest silentAck(long number) {
        SipRequest ack = leg.dialog().orElseThrow().ack(number);
        return theirs.map(offer -> talk.refusing(ack, offer)).orElse(ack);
    }

    void invited(Asked asked) {
        Optional<SessionDescription> offer = Talk.description(asked.request());
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
            leg.owner().changes(leg, asked.request());
        }
    }

    /** Its INVITE was given up. */
    void cancelled(Asked asked) {
        if (pending.filter(waits -> waits == asked).isPresent()) {
            pending = Optional.empty();
            theirs = Optional.empty();
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
            Optional<SessionDescription> answer = Talk.description(ack);
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

    /** An INVITE of ours. */
    private final class Outgoing implements Asker {

        private final SipRequest request;
        private final boolean first;
        private boolean rang;

        Outgoing(SipRequest request, boolean first) {
            this.request = request;
            this.first = first;
        }

        @Override
        public void answered(SipResponse response, Flow from) {
            if (response.provisional()) {
                if (first && response.status() > 100 && !rang && !leg.over()) {
                    rang = true;
                    leg.owner().rings(leg);
                }
            } else if (response.success()) {
                picked(response);
            } else {
                refused(response.status());
            }
        }

        private void picked(SipResponse response) {
            Optional<SessionDescription> described = Talk.description(response);
            if (first && leg.dialog().isEmpty()) {
                leg.begin(Dialog.ofClient(request, response));
            } else {
                leg.dialog().ifPresent(known -> known.heard(response));
            }
            long number = request.cseq().number();
            if (leg.over()) {
                owedAck = Optional.of(number); // it was given up, and the answer crossed the CANCEL
                theirs = described;
                given();
                return;
            }
            out = Optional.empty();
            if (offering) {
                offering = false;
                desk.acknowledge(leg.dialog().orElseThrow().ack(number), leg.flow());
                described.ifPresentOrElse(onAnswer, onFailure);
                free();
                return;
            }
            owedAck = Optional.of(number);
            theirs = described;
            if (described.isEmpty()) {
                leg.end(); // it was to offer
                if (first) {
                    leg.owner().failed(leg, 488);
                } else {
                    leg.owner().left(leg);
                }
            } else if (first) {
                leg.owner().picked(leg);
            } else {
                onAnswer.accept(described.get());
            }
        }

        private void given() {
            if (leg.dialog().orElseThrow().state() == Dialog.State.ENDED) {
                owedAck.ifPresent(number -> desk.acknowledge(silentAck(number), leg.flow()));
                owedAck = Optional.empty();
            } else {
                bye();
            }
            leg.forget();
        }

        private void refused(int status) {
            out = Optional.empty();
            offering = false;
            if (leg.over()) {
                return;
            }
            if (first) {
                leg.finish();
                leg.owner().failed(leg, status);
            } else if (status == 481 || status == 408) {
                leg.vanished(); // RFC 3261 §12.2.1.2
            } else if (status == 491) {
                Consumer<SessionDescription> answer = onAnswer;
                Runnable failure = onFailure;
                boolean bare = request.body().isEmpty();
                desk.after(GLARE_PAUSE, bare ? () -> solicit(answer, failure) : () -> cut(failure));
            } else {
                onFailure.run();
                free();
            }
        }

        @Override
        public void lost(Loss loss) {
            refused(first && loss != Loss.TIMED_OUT ? 503 : 408);
        }
    }
}
