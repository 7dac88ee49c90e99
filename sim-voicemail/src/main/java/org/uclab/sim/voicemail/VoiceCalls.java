package org.uclab.sim.voicemail;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.kpml.KeyReport;
import org.uclab.shell.rtp.MediaLeg;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;
import org.uclab.shell.sip.SipUser;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.MessageStore;
import org.uclab.sim.voicemail.world.VoicemailServices;

/**
 * Calls to voicemail: whoever calls from the line of a mailbox hears the unread messages in it, the newest first, and each is
 * read once it has been heard; everybody else hears beeps. Who has nothing more to hear is hung up on. ASSUMED(CUC): it can be told not to
 * ask for a PIN where the calling line is known, and here it is. Belongs to the thread of the agenda.
 */
final class VoiceCalls implements SipUser {

    /** ASSUMED(choice): as many as a node has ports for. */
    private static final int CALLS_MAX = 200;

    /** ASSUMED(choice): how long it waits for a caller who hears nothing new. */
    private static final Duration QUIET_MAX = Duration.ofSeconds(30);

    /** ASSUMED(choice): nobody listens longer, whatever has become of the other side. */
    private static final Duration CALL_MAX = Duration.ofHours(1);

    /** Whatever becomes of a BYE, the call is over; who tells nothing of keys presses none. */
    private static final Asker NOBODY = new Asker() {
        @Override
        public void answered(SipResponse response, Flow from) {}

        @Override
        public void lost(Loss loss) {}
    };

    private final NodeContext node;
    private final Agenda agenda;
    private final MessageStore store;
    private final SipServing sip;
    private final Map<String, VoiceCall> calls = new HashMap<>();
    private final Map<VoiceCall, Listening> listening = new HashMap<>();
    private final Set<Asked> opening = new HashSet<>();

    VoiceCalls(NodeContext node, Agenda agenda, MessageStore store) {
        this.node = node;
        this.agenda = agenda;
        this.store = store;
        this.sip = SipServing.at(node, agenda, SipSettings.STANDARD, this);
    }

    /** What it speaks SIP with. */
    SipServing sip() {
        return sip;
    }

    /** Listens. */
    Future<?> start() {
        return sip.tcp(VoicemailServices.SIP.noun());
    }

    @Override
    public void asked(Asked asked) {
        SipRequest request = asked.request();
        VoiceCall call = calls.get(request.callId());
        if (call == null && request.is(SipRequest.INVITE) && !request.inDialog()) {
            begin(asked);
        } else if (call == null && request.inDialog()) {
            sip.answer(asked, request.response(481));
        } else if (request.is(SipRequest.OPTIONS)) {
            sip.answer(asked, request.response(200));
        } else if (call == null) {
            sip.answer(asked, request.response(405).with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS"));
        } else {
            inDialog(call, asked);
        }
    }

    private void inDialog(VoiceCall call, Asked asked) {
        Optional<SipResponse> disorder = call.heard(asked.request());
        if (disorder.isPresent()) {
            sip.answer(asked, disorder.get());
            return;
        }
        switch (asked.request().method()) {
            case SipRequest.INVITE -> sip.answer(asked, call.accepts(asked));
            case SipRequest.BYE -> {
                sip.answer(asked, asked.request().response(200));
                over(call);
            }
            case "NOTIFY" -> sip.answer(asked, asked.request().response(keys(call, asked.request()) ? 200 : 400));
            default -> sip.answer(asked, asked.request().response(200));
        }
    }

    /** ASSUMED(choice): calls are over in a while, and there is room then. */
    private static SipResponse full(Asked asked) {
        return asked.request().response(503).with(HeaderName.RETRY_AFTER, 5);
    }

    /** What call control tells of keys (RFC 4730); false where that cannot be read. */
    private boolean keys(VoiceCall call, SipRequest notify) {
        Optional<KeyReport> report = notify.contentType().equals(KeyReport.TYPE)
                ? KeyReport.read(notify.body().text())
                : Optional.empty();
        report.ifPresent(said -> said.digits().chars().forEach(key -> pressed(call, (char) key)));
        return notify.body().isEmpty() || report.isPresent();
    }

    private void pressed(VoiceCall call, char key) {
        Optional.ofNullable(listening.get(call)).ifPresent(who -> who.pressed(key));
    }

    private void begin(Asked asked) {
        if (calls.size() + opening.size() >= CALLS_MAX) {
            sip.answer(asked, full(asked));
            return;
        }
        opening.add(asked);
        MediaLeg.open(
                        node,
                        VoicemailServices.RTP,
                        MediaLeg.Owner.of(node, VoicemailServices.RTP, agenda, "voicemail@" + node.address()))
                .onComplete(done -> {
                    boolean wanted = opening.remove(asked);
                    Optional<MediaLeg> leg = Optional.ofNullable(done.result()).flatMap(opened -> opened.socket());
                    if (wanted && leg.isPresent() && !agenda.closed()) {
                        begin(asked, leg.get());
                    } else {
                        leg.ifPresent(MediaLeg::close);
                        sip.answer(asked, full(asked));
                    }
                });
    }

    private void begin(Asked asked, MediaLeg leg) {
        VoiceCall call =
                new VoiceCall(leg, asked.flow(), sip.sentBy(asked.flow().transport()), new Playing(agenda));
        SipResponse answer = call.accepts(asked);
        if (answer.success()) {
            calls.put(asked.request().callId(), call);
            agenda.after(CALL_MAX, () -> hangUp(call));
            call.keysHeardBy(key -> pressed(call, key));
            caller(asked.request()).ifPresentOrElse(account -> listens(call, account), () -> leave(call));
        } else {
            leg.close();
        }
        sip.answer(asked, answer);
    }

    private Optional<Account> caller(SipRequest invite) {
        return invite.from().sipUri().map(SipUri::user).flatMap(store::extension);
    }

    private void listens(VoiceCall call, Account account) {
        Listening who = new Listening(agenda, store, account, call.playing(), () -> leave(call));
        listening.put(call, who);
        who.next();
    }

    private void leave(VoiceCall call) {
        agenda.after(QUIET_MAX, () -> hangUp(call));
    }

    private void hangUp(VoiceCall call) {
        if (calls.containsValue(call)) {
            over(call);
            call.bye().ifPresent(bye -> sip.ask(bye, call.flow(), NOBODY));
        }
    }

    @Override
    public void acked(Asked asked, SipRequest ack) {
        Optional.ofNullable(calls.get(asked.request().callId())).ifPresent(call -> {
            call.acked(ack);
            call.subscribe().ifPresent(subscribe -> sip.ask(subscribe, call.flow(), NOBODY));
        });
    }

    @Override
    public void cancelled(Asked asked) {
        opening.remove(asked);
        sip.answer(asked, asked.request().response(487));
    }

    @Override
    public void unacked(Asked asked) {
        Optional.ofNullable(calls.get(asked.request().callId())).ifPresent(this::hangUp);
    }

    private void over(VoiceCall call) {
        calls.values().remove(call);
        listening.remove(call);
        call.close();
    }

    /** The ports are cut with the node. */
    void stop() {
        List.copyOf(calls.values()).forEach(this::over);
    }
}
