package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.protocol.sip.dialog.DialogId;

/**
 * One dialog of this node in a call, with a phone or with another node: who is there, what it is shown, and what it asks for. What
 * is offered and answered in it is its {@link Exchange}'s.
 */
final class Leg implements Party {

    /**
     * What it shows of the call.
     *
     * @param own    number of the line it is on
     * @param number of the other party, or what was dialled
     */
    record View(String own, String number, String name, String orientation, long gci, String session) {}

    private final Desk desk;
    private final Talk talk;
    private final LegEnd with;
    private final String session;
    private final Calls calls;
    private final Exchange exchange;
    private final SessionTimer timer;
    private final LegKeys keys;
    private final Provisional provisional;
    private LegOwner owner;
    private View view;
    private Flow flow;
    private Optional<Dialog> dialog = Optional.empty();
    private boolean holding;
    private boolean over;

    private Leg(Calls calls, Desk desk, LegEnd with, LegOwner owner, Flow flow) {
        this.calls = calls;
        this.desk = desk;
        this.talk = new Talk(desk.self(), calls.settings().session().min(), with.node());
        this.timer = new SessionTimer(this, desk, calls.settings().session());
        this.keys = new LegKeys(this, desk);
        this.provisional = new Provisional(this, desk, talk, calls);
        this.exchange = new Exchange(this, desk, talk);
        this.with = with;
        this.owner = owner;
        this.flow = flow;
        this.session = calls.session();
    }

    /** A leg that somebody else has begun by that INVITE. */
    static Leg of(Calls calls, Desk desk, Asked invite, LegEnd with, LegOwner owner) {
        Leg leg = new Leg(calls, desk, with, owner, with.flow());
        leg.exchange.begunBy(invite);
        return leg;
    }

    /** A leg that we begin. */
    static Leg to(Calls calls, Desk desk, LegEnd with, LegOwner owner) {
        return new Leg(calls, desk, with, owner, with.flow());
    }

    LegEnd with() {
        return with;
    }

    void ownedBy(LegOwner other) {
        owner = other;
    }

    boolean over() {
        return over;
    }

    /** Whether its first INVITE waits for our answer. */
    boolean early() {
        return exchange.pending().isPresent() && dialog.isEmpty() && !over;
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
        return id().orElseGet(() -> exchange.pending()
                .map(asked -> new DialogId(
                        asked.request().callId(),
                        asked.tag(),
                        asked.request().from().tag()))
                .or(() -> exchange.outgoing()
                        .map(invite ->
                                new DialogId(invite.callId(), invite.from().tag(), "")))
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

    /**
     * Calls it.
     *
     * @param dressed what the INVITE says besides
     * @param offered what it offers; nothing where the other side is to offer
     */
    void call(View shown, UnaryOperator<SipRequest> dressed, List<MediaDescription> offered) {
        views(new View(shown.own(), shown.number(), shown.name(), shown.orientation(), shown.gci(), session));
        SipRequest invite = dressed.apply(talk.first(with, view, desk.token(), desk.now()));
        exchange.begin(offered.isEmpty() ? invite : talk.described(provisional.asking(invite), offered));
    }

    @Override
    public Optional<SessionDescription> answered() {
        return talk.early();
    }

    @Override
    public boolean wantsOffer() {
        return exchange.wantsOffer();
    }

    @Override
    public void solicit(Consumer<SessionDescription> offered, Runnable failed) {
        exchange.solicit(offered, failed);
    }

    @Override
    public Unjoined unwilling() {
        return Unjoined.UNWILLING;
    }

    /** Stops its media before others take their place. */
    void cut(Runnable then) {
        exchange.cut(then);
    }

    @Override
    public void offer(List<MediaDescription> media, Consumer<SessionDescription> answered, Runnable failed) {
        exchange.offer(media, answered, failed);
    }

    @Override
    public void answer(List<MediaDescription> media) {
        exchange.answer(media);
    }

    @Override
    public boolean asBefore() {
        return exchange.asBefore();
    }

    /** Accepts its first INVITE with a description of something else than media that go through here. */
    void circuit(String description) {
        exchange.accept(description);
    }

    /** Refuses the INVITE that waits; it is over where that was its first. */
    void refuse(int status) {
        refuse(status, refusal -> refusal);
    }

    /**
     * The same.
     *
     * @param dressed what the refusal says besides
     */
    void refuse(int status, UnaryOperator<SipResponse> dressed) {
        exchange.refuse(status, dressed);
    }

    /** Its called party rings. */
    void ring() {
        if (early()) {
            provisional.tell(exchange.pending().orElseThrow(), 180, List.of());
        }
    }

    /** Media before the answer. */
    void progress(List<MediaDescription> media) {
        if (early()) {
            provisional.tell(exchange.pending().orElseThrow(), 183, media);
        }
    }

    /** The same, as another leg answers what this one has offered; that it rings where this one has not. */
    void progress(SessionDescription answer) {
        if (early() && !wantsOffer()) {
            solicit(offer -> progress(SdpMatch.answering(offer, answer)), this::ring);
        } else {
            ring();
        }
    }

    @Override
    public void end() {
        if (!over) {
            exchange.end();
            finish();
        }
    }

    /** Tells it something in its dialog. */
    void tell(String event, String subscription, String type, String body) {
        dialog.filter(known -> !over)
                .ifPresent(known -> desk.tell(
                        known.request("NOTIFY")
                                .with("Event", event)
                                .with("Subscription-State", subscription)
                                .with(HeaderName.CONTACT, contact())
                                .withBody(type, SipBody.of(body)),
                        flow));
    }

    // ---- for its exchange

    Desk desk() {
        return desk;
    }

    LegOwner owner() {
        return owner;
    }

    View view() {
        return view;
    }

    Flow flow() {
        return flow;
    }

    Optional<Dialog> dialog() {
        return dialog;
    }

    /** The keys that are told by SIP in it. */
    LegKeys keys() {
        return keys;
    }

    /** Whether the other side tells of keys by SIP, and cannot otherwise. */
    boolean keysBySip() {
        return talk.keysBySip();
    }

    @Override
    public void presses(String pressed) {
        keys.pressed(pressed);
    }

    /** Where its requests and answers say that we are. */
    String contact() {
        return talk.contact(view, flow.transport());
    }

    /** What the other side is told before the answer. */
    Provisional provisional() {
        return provisional;
    }

    /** How long it lives unless it is refreshed. */
    SessionTimer timer() {
        return timer;
    }

    /** Says that it goes on, by an INVITE. */
    void refresh() {
        exchange.refresh();
    }

    /** An UPDATE that says so. */
    SipRequest update() {
        return dialog.orElseThrow()
                .request("UPDATE")
                .with("Supported", "timer")
                .with("User-Agent", desk.self().product())
                .with(HeaderName.CONTACT, contact());
    }

    /** It is over. */
    void finish() {
        over = true;
        timer.stop();
        keys.stop();
        provisional.stop();
        forget();
    }

    void forget() {
        calls.gone(this);
    }

    void begin(Dialog founded) {
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
        Optional<SipResponse> refused = timer.refusal(request);
        if (refused.isPresent()) {
            desk.answer(asked, refused.get());
            return;
        }
        switch (request.method()) {
            case SipRequest.INVITE -> exchange.invited(asked);
            case SipRequest.BYE -> {
                desk.answer(asked, 200);
                exchange.left();
                vanished();
            }
            case "PRACK" -> provisional.acknowledged(asked);
            default -> owner.asks(this, asked);
        }
    }

    void cancelled(Asked asked) {
        exchange.cancelled(asked);
    }

    void acked(Asked asked, SipRequest ack) {
        exchange.acked(asked, ack);
    }

    void unacked(Asked asked) {
        exchange.unacked(asked);
    }

    /** Its phone is not there any more. */
    void lost() {
        if (!over) {
            end();
            owner.left(this);
        }
    }

    /** It is gone without our doing. */
    void vanished() {
        if (!over) {
            finish();
            owner.left(this);
        }
    }
}
