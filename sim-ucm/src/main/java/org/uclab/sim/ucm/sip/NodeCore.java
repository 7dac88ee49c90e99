package org.uclab.sim.ucm.sip;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.core.Core;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.database.UcmDatabase;

/** The SIP side of a node: takes what comes to its registrar, its calls, or whatever phones ask outside of both. */
final class NodeCore implements Core<SipInput, SipAction> {

    private static final String ALARM = "application/x-cisco-alarm+xml";

    private final Desk desk;
    private final UcmDatabase database;
    private final Phones phones;
    private final Welcome welcome;
    private final Registrar registrar;
    private final Calls calls;
    private final Observed observed;
    private final MessageWaiting waiting;

    NodeCore(Self self, UcmDatabase database, ClusterPhones cluster, Supplier<String> tokens) {
        this.desk = new Desk(self, tokens);
        this.database = database;
        this.phones = new Phones(desk, cluster);
        this.welcome = new Welcome(desk, database);
        this.registrar = new Registrar(desk, database, phones, welcome);
        this.calls = new Calls(desk, database, phones, cluster, registrar, welcome);
        this.observed = new Observed(desk, phones, calls, welcome, cluster.terminals());
        this.waiting = new MessageWaiting(desk, database, phones, cluster, welcome);
        phones.whenLeft(calls::lost);
    }

    @Override
    public List<SipAction> on(SipInput input, Instant now) {
        desk.at(now);
        switch (input.kind()) {
            case ASKED -> came(((SipInput.Came) input).asked());
            case ACKED -> calls.acked(((SipInput.Acked) input).asked(), ((SipInput.Acked) input).ack());
            case CANCELLED -> calls.cancelled(((SipInput.Cancelled) input).asked());
            case UNACKED -> calls.unacked(((SipInput.Unacked) input).asked());
            case ANSWERED -> {
                SipInput.Answered answered = (SipInput.Answered) input;
                answered.asker().answered(answered.response(), answered.flow());
            }
            case LOST -> ((SipInput.Lost) input).asker().lost(((SipInput.Lost) input).loss());
            case GONE -> phones.gone(((SipInput.Gone) input).flow());
            case MEDIA_OPENED -> ((SipInput.MediaOpened) input).party().opened(((SipInput.MediaOpened) input).local());
            case KEY_HEARD -> ((SipInput.KeyHeard) input).party().heard(((SipInput.KeyHeard) input).key());
            case ORDERED -> {
                SipInput.Ordered order = (SipInput.Ordered) input;
                phones.device(order.device()).ifPresent(phone -> welcome.order(phone, order.action()));
            }
            case CONTROLLED -> observed.order((SipInput.Controlled) input);
            case WATCHED -> observed.anew();
            case MESSAGES -> waiting.changed(((SipInput.Messages) input).line());
            case LINE -> calls.sharedLine().told(((SipInput.LineTold) input).notice());
        }
        observed.look();
        return desk.taken();
    }

    private void came(Asked asked) {
        SipRequest request = asked.request();
        Optional<SipResponse> unfit = Screening.refusal(request);
        if (unfit.isPresent()) {
            desk.answer(asked, unfit.get());
        } else if (request.is(SipRequest.REGISTER) && desk.self().kind() == Self.Kind.GATEWAY) {
            desk.answer(asked, request.response(405).with("Allow", CallHeaders.ALLOW));
        } else if (request.is(SipRequest.REGISTER)) {
            registrar.register(asked);
        } else if (request.inDialog()) {
            calls.asked(asked);
        } else {
            switch (request.method()) {
                case SipRequest.INVITE -> calls.invited(asked);
                case SipRequest.OPTIONS ->
                    desk.answer(
                            asked,
                            request.response(200)
                                    .with("Allow", CallHeaders.ALLOW)
                                    .with("Accept", "application/sdp")
                                    .with("Server", desk.self().product()));
                case "REFER" -> refer(asked);
                case "SUBSCRIBE" -> desk.answer(asked, 489);
                case "NOTIFY" -> notified(asked);
                case "PUBLISH", "MESSAGE", "INFO" -> desk.answer(asked, known(asked) ? 200 : 403);
                case SipRequest.BYE, "UPDATE", "PRACK" -> desk.answer(asked, 481);
                default -> {} // nobody gets so far
            }
        }
    }

    private void notified(Asked asked) {
        if (MessageWaiting.is(asked.request())) {
            waiting.told(asked);
        } else {
            desk.answer(asked, known(asked) ? 200 : 403);
        }
    }

    private boolean known(Asked asked) {
        return phones.of(asked.request(), asked.flow()).isPresent();
    }

    private void refer(Asked asked) {
        SipRequest request = asked.request();
        String target = request.header(HeaderName.REFER_TO)
                .map(value -> NameAddress.parse(value).map(NameAddress::uri).orElse(value))
                .orElse("")
                .replaceAll("[<>\\s]", "")
                .toLowerCase(Locale.ROOT);
        if (desk.self().standsIn()) {
            desk.answer(asked, 501);
        } else if (target.equals(RemoteCc.TOKEN)) {
            token(asked);
        } else if (request.contentType().equals(ALARM)) {
            desk.answer(asked, 202);
        } else if (RemoteCc.softKey(request).isPresent() && known(asked)) {
            calls.features().softKey(asked);
        } else {
            desk.answer(asked, known(asked) ? 603 : 403);
        }
    }

    /** Whether a phone may come back from the node it went to (SIPCC). */
    private void token(Asked asked) {
        CallSettings.Registration settings =
                database.state().config().settings().calls().registration();
        Optional<String> wait = settings.tokenStatus() == 202
                ? Optional.empty()
                : Optional.of(String.valueOf(settings.tokenRetryAfter().toSeconds()));
        var answer = asked.request().response(settings.tokenStatus());
        desk.answer(
                asked,
                wait.map(time -> answer.with(HeaderName.RETRY_AFTER, time)).orElse(answer));
    }

    @Override
    public Optional<Instant> wakeAt() {
        return desk.wakeAt();
    }

    @Override
    public List<SipAction> wake(Instant now) {
        desk.at(now);
        desk.wake();
        observed.look();
        return desk.taken();
    }
}
