package org.uclab.sim.ucm.sip;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.protocol.sip.dialog.DialogId;
import org.uclab.protocol.sip.kpml.KeyRequest;
import org.uclab.sim.ucm.cluster.CallSettings;

/** What phones ask for in the course of a call: to be transferred, parked, diverted, or put together with others. */
final class Features {

    private static final String SIPFRAG = "message/sipfrag;version=2.0";

    private final Calls calls;
    private final Desk desk;
    private final Transfer transfer;
    private final Parking parking;
    private final Conference conference;
    private final Handover handover;

    Features(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
        this.transfer = new Transfer(calls, desk);
        this.parking = new Parking(calls, desk);
        this.conference = new Conference(calls, desk);
        this.handover = new Handover(calls, desk);
    }

    Parking parking() {
        return parking;
    }

    /** A request in the dialog of a leg that is no INVITE and no BYE. */
    void asked(Call call, Leg leg, Asked asked) {
        SipRequest request = asked.request();
        switch (request.method()) {
            case "REFER" -> refer(call, leg, asked);
            case "UPDATE" -> {
                // RFC 3311 §5.2: an offer in it would be for media, which change by INVITE here.
                if (request.body().isEmpty()) {
                    desk.answer(asked, leg.timer().granted(request, request.response(200)));
                } else {
                    desk.answer(asked, 488);
                }
            }
            case "NOTIFY" -> {
                if (request.header("Event").orElse("").strip().startsWith(KeyRequest.EVENT)) {
                    leg.keys().notified(asked);
                } else {
                    desk.answer(asked, 200);
                }
            }
            case "INFO", SipRequest.OPTIONS, "MESSAGE" -> desk.answer(asked, 200);
            case "SUBSCRIBE" -> {
                if (leg.with().node()) {
                    leg.keys().subscribed(asked);
                } else {
                    desk.answer(asked, 489);
                }
            }
            default -> desk.answer(asked, request.response(405).with("Allow", CallHeaders.ALLOW));
        }
    }

    private void refer(Call call, Leg leg, Asked asked) {
        if (desk.self().standsIn()) {
            desk.answer(asked, 501); // S3, S4: calls begin, are held and end, and that is all
            return;
        }
        if (RemoteCc.softKey(asked.request()).isPresent()) {
            softKey(asked);
            return;
        }
        Optional<NameAddress> target =
                asked.request().header(HeaderName.REFER_TO).flatMap(NameAddress::parse);
        if (target.isEmpty() || target.get().sipUri().isEmpty()) {
            desk.answer(asked, 400);
            return;
        }
        if (call.state() != Call.State.TALKING || leg.with().node()) {
            desk.answer(asked, 603);
            return;
        }
        desk.answer(asked, 202);
        boolean told = transfer.of(call, leg, target.get().sipUri().get());
        leg.tell(
                "refer",
                "terminated;reason=noresource",
                SIPFRAG,
                "SIP/2.0 " + (told ? "200 OK" : "603 Decline") + "\r\n");
        if (told) {
            leg.end();
        }
    }

    /** A key that was pressed, told of in its own dialog. */
    void softKey(Asked asked) {
        SipRequest request = asked.request();
        desk.answer(asked, 202);
        RemoteCc.SoftKey key = RemoteCc.softKey(request).orElseThrow();
        Optional<Leg> leg = key.dialog().flatMap(this::leg);
        Optional<Call> call = leg.flatMap(calls::of);
        boolean own = calls.phones()
                .of(request, asked.flow())
                .filter(phone -> leg.flatMap(one -> one.with().phone())
                        .filter(other -> other.name().equals(phone.name()))
                        .isPresent())
                .isPresent();
        if (own && call.isPresent()) {
            pressed(key, call.get(), leg.get(), code -> tell(asked, code));
        } else {
            tell(asked, 481);
        }
    }

    /** Legs that ring are known by what their INVITE said. */
    private Optional<Leg> leg(DialogId id) {
        return calls.leg(id)
                .or(() -> calls.all().stream()
                        .flatMap(call -> call.ringing().stream())
                        .filter(leg -> leg.earlyId().callId().equals(id.callId()))
                        .findFirst());
    }

    /**
     * Does what that key is for.
     *
     * @param told takes 200, or why not
     */
    private void pressed(RemoteCc.SoftKey key, Call call, Leg leg, IntConsumer told) {
        switch (key.event()) {
            case "park" -> told.accept(parking.park(call, leg, false));
            case "parkmonitor" -> told.accept(parking.park(call, leg, true));
            case "conference", "join" -> {
                Optional<Leg> other = key.consult().flatMap(calls::leg);
                Optional<Call> second = other.flatMap(calls::of);
                if (second.isPresent()) {
                    conference.merge(call, leg, second.get(), other.get(), told);
                } else {
                    told.accept(481);
                }
            }
            case "idivert" -> told.accept(divert(call, leg));
            case "mobility" -> told.accept(handover.toMobile(call, leg));
            case "select", "unselect" -> told.accept(200);
            default -> told.accept(501);
        }
    }

    /** To voicemail: a call that rings, or whoever one talks with. */
    private int divert(Call call, Leg leg) {
        String pilot = calls.settings().number(CallSettings.Purpose.VOICEMAIL);
        if (call.isRinging(leg)) {
            call.divert(pilot);
            return 200;
        }
        Optional<Leg> peer = call.peerOf(leg).filter(Leg.class::isInstance).map(Leg.class::cast);
        if (peer.isEmpty() || call.state() != Call.State.TALKING) {
            return 403;
        }
        call.leaves(peer.get());
        leg.end();
        Call next = Call.of(calls, desk, peer.get(), leg.number());
        calls.add(next);
        next.divert(pilot);
        return 200;
    }

    /** The result of a key (UCMNZ, PJC). */
    private void tell(Asked asked, int code) {
        SipRequest request = asked.request();
        if (request.inDialog()) {
            calls.leg(DialogId.of(request))
                    .ifPresent(leg -> leg.tell(
                            "refer", "terminated;reason=noresource", RemoteCc.RESPONSE, RemoteCc.response(code)));
            return;
        }
        Dialog dialog = Dialog.ofServer(request, request.response(202).withToTag(asked.tag()), Welcome.FIRST_CSEQ - 1);
        SipRequest notify = dialog.request("NOTIFY")
                .with("Event", "refer")
                .with("Subscription-State", "terminated;reason=noresource")
                .with(
                        HeaderName.CONTACT,
                        "<sip:" + desk.self().sentBy().apply(asked.flow().transport()) + ">")
                .withBody(RemoteCc.RESPONSE, SipBody.of(RemoteCc.response(code)));
        desk.tell(notify, asked.flow());
    }
}
