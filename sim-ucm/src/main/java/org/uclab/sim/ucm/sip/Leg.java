package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.uclab.protocol.sip.dialog.DialogId;

/**
 * One dialog of this node in a call, with a phone or with another node.
 *
 * <pre>
 * an INVITE of the other side waits   ring, progress → still     answer, offer → free     refuse → over (the first), free
 * an INVITE of ours is out            2xx with an offer → its ACK is owed    refused → failed    cancel → over
 * an ACK is owed                      answer → free
 * our 2xx has offered                 ACK with the answer → free
 * free                                solicit → an INVITE of ours is out     INVITE → waits      BYE of either → over
 * </pre>
 *
 * <p>There is one INVITE at a time: what is asked of it while it is not free waits, and an INVITE of the other side then is
 * refused with 491, or 500 where its own last one is unanswered (RFC 3261 §14.2).
 */
final class Leg implements Party {

    /** Who is told what happens to it. */
    interface Owner {

        /** It rings. */
        void rings(Leg leg);

        /** It has answered our first INVITE, and offers. */
        void picked(Leg leg);

        /** Our first INVITE came to nothing. */
        void failed(Leg leg, int status);

        /** It wants other media: what it offers, or nothing where it wants to be offered, is solicited of it. */
        void changes(Leg leg, SipRequest request);

        /** It has hung up, given up, or is lost. */
        void left(Leg leg);

        /** Something else it asks for in its dialog. */
        void asks(Leg leg, Asked asked);
    }

    /**
     * What it shows of the call.
     *
     * @param own    number of the line it is on
     * @param number of the other party, or what was dialled
     */
    record View(String own, String number, String name, String orientation, long gci, String session) {}

    /** Things that wait for it to be free. */
    private static final int WAITING_MAX = 8;

    /** RFC 3261 §14.1: who has the Call-ID waits 2.1 to 4 s after a 491; here the middle. */
    private static final Duration GLARE_PAUSE = Duration.ofSeconds(3);

    private final Desk desk;
    private final Talk talk;
    private final LegEnd with;
    private final String session;
    private final Calls calls;
    private Owner owner;
    private View view;
    private Flow flow;
    private Optional<Dialog> dialog = Optional.empty();
    private Optional<Asked> pending = Optional.empty();
    private Optional<SessionDescription> theirs = Optional.empty();
    private Optional<Outgoing> out = Optional.empty();
    private Optional<Long> owedAck = Optional.empty();
    private Optional<Asked> unacked = Optional.empty();
    private Consumer<SessionDescription> onAnswer = answer -> {};
    private Runnable onFailure = () -> {};
    private boolean offering;
    private boolean holding;
    private boolean over;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private Leg(Calls calls, Desk desk, LegEnd with, Owner owner, Flow flow) {
        this.calls = calls;
        this.desk = desk;
        this.talk = new Talk(desk.self());
        this.with = with;
        this.owner = owner;
        this.flow = flow;
        this.session = calls.session();
    }

    /** A leg that somebody else has begun by that INVITE. */
    static Leg of(Calls calls, Desk desk, Asked invite, LegEnd with, Owner owner) {
        Leg leg = new Leg(calls, desk, with, owner, with.flow());
        leg.pending = Optional.of(invite);
        leg.theirs = Talk.description(invite.request());
        return leg;
    }

    /** A leg that we begin. */
    static Leg to(Calls calls, Desk desk, LegEnd with, Owner owner) {
        return new Leg(calls, desk, with, owner, with.flow());
    }

    LegEnd with() {
        return with;
    }

    void ownedBy(Owner other) {
        owner = other;
    }

    boolean over() {
        return over;
    }

    /** Whether its first INVITE waits for our answer. */
    boolean early() {
        return pending.isPresent() && dialog.isEmpty() && !over;
    }

    boolean holding() {
        return holding;
    }

    void holding(boolean holds) {
        holding = holds;
    }

    Optional<DialogId> id() {
        return dialog.map(Dialog::id);
    }

    /** The dialog that its first INVITE will be, seen from here. */
    DialogId earlyId() {
        return id().orElseGet(() -> pending.map(asked -> new DialogId(
                        asked.request().callId(),
                        asked.tag(),
                        asked.request().from().tag()))
                .or(() -> out.map(outgoing -> new DialogId(
                        outgoing.request.callId(), outgoing.request.from().tag(), "")))
                .orElse(new DialogId("", "", "")));
    }

    @Override
    public String number() {
        return with.number();
    }

    @Override
    public String displayName() {
        return with.name();
    }

    void views(View other) {
        view = other;
    }

    @Override
    public void shows(String number, String name) {
        view = new View(view.own(), number, name, view.orientation(), view.gci(), session);
    }

    // ---- what we ask of it

    /** Calls it. */
    void call(View shown) {
        views(new View(shown.own(), shown.number(), shown.name(), shown.orientation(), shown.gci(), session));
        SipRequest invite = talk.first(with, view, desk.token(), desk.now());
        send(invite, new Outgoing(invite, true));
    }

    @Override
    public void solicit(Consumer<SessionDescription> offered, Runnable failed) {
        if (over) {
            failed.run();
        } else if (theirs.isPresent() && (pending.isPresent() || owedAck.isPresent())) {
            offered.accept(theirs.get());
        } else if (dialog.isEmpty() || pending.isPresent()) {
            failed.run();
        } else if (busy()) {
            later(() -> solicit(offered, failed), failed);
        } else {
            onAnswer = offered;
            onFailure = failed;
            SipRequest invite = talk.again(dialog.get(), view, flow.transport());
            send(invite, new Outgoing(invite, false));
        }
    }

    /** Stops its media before others take their place (LMG, REC): an offer in which everything is inactive. */
    void cut(Runnable then) {
        Optional<SessionDescription> last = talk.last();
        if (over || dialog.isEmpty() || last.isEmpty()) {
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
                    talk.again(dialog.get(), view, flow.transport()), silent);
            send(invite, new Outgoing(invite, false));
        }
    }

    private void send(SipRequest invite, Outgoing outgoing) {
        out = Optional.of(outgoing);
        desk.ask(invite, flow, outgoing);
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
        if (!over && !busy()) {
            Optional.ofNullable(waiting.poll()).ifPresent(Runnable::run);
        }
    }

    @Override
    public boolean wantsOffer() {
        return pending.isPresent() && theirs.isEmpty();
    }

    @Override
    public void offer(List<MediaDescription> media, Consumer<SessionDescription> answered, Runnable failed) {
        onAnswer = answered;
        onFailure = failed;
        offering = true;
        accept(media);
    }

    @Override
    public void answer(List<MediaDescription> media) {
        if (over) {
            return;
        }
        if (pending.isPresent()) {
            accept(media);
        } else if (owedAck.isPresent()) {
            SipRequest ack = dialog.orElseThrow().ack(owedAck.get());
            owedAck = Optional.empty();
            theirs = Optional.empty();
            desk.acknowledge(talk.described(ack, media), flow);
            free();
        }
    }

    /** 200 with that description. */
    private void accept(List<MediaDescription> media) {
        Asked asked = pending.orElseThrow();
        pending = Optional.empty();
        theirs = Optional.empty();
        unacked = Optional.of(asked);
        SipResponse ok = talk.described(
                talk.answer(asked, 200, view, flow.transport()).withToTag(asked.tag()), media);
        if (dialog.isEmpty()) {
            begin(Dialog.ofServer(asked.request(), ok, Welcome.FIRST_CSEQ - 1));
        }
        desk.answer(asked, ok);
    }

    /** Its called party rings. */
    void ring() {
        if (early()) {
            desk.answer(pending.get(), talk.answer(pending.get(), 180, view, flow.transport()));
        }
    }

    /** Media before the answer. */
    void progress(List<MediaDescription> media) {
        if (early()) {
            Asked asked = pending.get();
            desk.answer(asked, talk.described(talk.answer(asked, 183, view, flow.transport()), media));
        }
    }

    /** Refuses the INVITE that waits; it is over where that was its first. */
    void refuse(int status) {
        pending.ifPresent(asked -> {
            pending = Optional.empty();
            theirs = Optional.empty();
            desk.answer(asked, talk.answer(asked, status, view, flow.transport()));
            if (dialog.isEmpty()) {
                finish();
            } else {
                free();
            }
        });
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        pending.ifPresent(asked -> desk.answer(asked, talk.answer(asked, 487, view, flow.transport())));
        pending = Optional.empty();
        if (dialog.isPresent()) {
            bye();
        } else {
            out.ifPresent(desk::cancel);
        }
        finish();
    }

    private void bye() {
        owedAck.ifPresent(number -> desk.acknowledge(silentAck(number), flow));
        owedAck = Optional.empty();
        desk.tell(talk.bye(dialog.orElseThrow()), flow);
        dialog.get().ended();
    }

    private SipRequest silentAck(long number) {
        SipRequest ack = dialog.orElseThrow().ack(number);
        return theirs.map(offer -> talk.described(
                        ack, offer.media().stream().map(MediaDescription::refused).toList()))
                .orElse(ack);
    }

    /** Tells it something in its dialog. */
    void tell(String event, String subscription, String type, String body) {
        dialog.filter(known -> !over)
                .ifPresent(known -> desk.tell(
                        known.request("NOTIFY")
                                .with("Event", event)
                                .with("Subscription-State", subscription)
                                .with(HeaderName.CONTACT, talk.contact(view, flow.transport()))
                                .withBody(type, SipBody.of(body)),
                        flow));
    }

    private void finish() {
        over = true;
        waiting.clear();
        calls.gone(this);
    }

    private void begin(Dialog founded) {
        dialog = Optional.of(founded);
        calls.known(founded.id(), this);
    }

    // ---- what it asks of us

    /** A request in its dialog. */
    void asked(Asked asked) {
        SipRequest request = asked.request();
        Optional<SipResponse> disorder = dialog.flatMap(known -> known.heard(request));
        if (disorder.isPresent()) {
            desk.answer(asked, disorder.get());
            return;
        }
        if (asked.flow().transport().reliable() && asked.flow().host().equals(flow.host())) {
            flow = asked.flow(); // the connection it speaks on now
        }
        switch (request.method()) {
            case SipRequest.INVITE -> invited(asked);
            case SipRequest.BYE -> {
                desk.answer(asked, 200);
                pending.ifPresent(waits -> desk.answer(waits, 487));
                pending = Optional.empty();
                vanished();
            }
            default -> owner.asks(this, asked);
        }
    }

    private void invited(Asked asked) {
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
            owner.changes(this, asked.request());
        }
    }

    /** Its INVITE was given up. */
    void cancelled(Asked asked) {
        if (pending.filter(waits -> waits == asked).isPresent()) {
            pending = Optional.empty();
            theirs = Optional.empty();
            desk.answer(asked, 487);
            if (dialog.isEmpty()) {
                vanished();
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
        if (unacked.filter(waits -> waits == asked).isPresent() && !over) {
            unacked = Optional.empty();
            end();
            owner.left(this);
        }
    }

    /** It is gone without our doing. */
    private void vanished() {
        if (!over) {
            finish();
            owner.left(this);
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
                if (first && response.status() > 100 && !rang && !over) {
                    rang = true;
                    owner.rings(Leg.this);
                }
            } else if (response.success()) {
                picked(response);
            } else {
                refused(response.status());
            }
        }

        private void picked(SipResponse response) {
            Optional<SessionDescription> described = Talk.description(response);
            if (first && dialog.isEmpty()) {
                begin(Dialog.ofClient(request, response));
            } else {
                dialog.ifPresent(known -> known.heard(response));
            }
            long number = request.cseq().number();
            if (over) {
                owedAck = Optional.of(number); // it was given up, and the answer crossed the CANCEL
                theirs = described;
                bye();
                calls.gone(Leg.this);
                return;
            }
            out = Optional.empty();
            if (offering) {
                offering = false;
                desk.acknowledge(dialog.orElseThrow().ack(number), flow);
                described.ifPresentOrElse(onAnswer, onFailure);
                free();
                return;
            }
            owedAck = Optional.of(number);
            theirs = described;
            if (described.isEmpty()) {
                end(); // it was to offer
                if (first) {
                    owner.failed(Leg.this, 488);
                } else {
                    owner.left(Leg.this);
                }
            } else if (first) {
                owner.picked(Leg.this);
            } else {
                onAnswer.accept(described.get());
            }
        }

        private void refused(int status) {
            out = Optional.empty();
            offering = false;
            if (over) {
                return;
            }
            if (first) {
                finish();
                owner.failed(Leg.this, status);
            } else if (status == 481 || status == 408) {
                vanished(); // RFC 3261 §12.2.1.2
            } else if (status == 491) {
                Consumer<SessionDescription> answer = onAnswer;
                Runnable failure = onFailure;
                boolean bare = request.body().isEmpty();
                desk.after(GLARE_PAUSE, () -> {
                    if (bare) {
                        solicit(answer, failure);
                    } else {
                        cut(failure);
                    }
                });
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
