package org.uclab.sim.ucm.sip;

import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.DialogId;

/**
 * Lines that several devices have, wherever in the cluster they are registered: the others see what one of them does, and can
 * take up what it holds. ASSUMED(no public source): the bodies of these notifications are not public; what is sent here is
 * RFC 4235 with the words of RFC 7463.
 */
final class SharedLine {

    static final String TYPE = "application/dialog-info+xml";

    /** How a device says that it takes a call up (SIPCC). */
    private static final String RESUME = "<urn:x-cisco-remotecc:resume>";

    private final Calls calls;
    private final Desk desk;
    private long version;

    SharedLine(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /** Media of a call have begun, or stopped, or it is over: the other devices of its lines are told. */
    void changed(Call call) {
        boolean over = call.state() == Call.State.OVER;
        tell(call.caller(), over);
        call.called().filter(Leg.class::isInstance).map(Leg.class::cast).ifPresent(leg -> tell(leg, over));
    }

    /** Another device has taken the place of that leg. */
    void left(Leg leg) {
        tell(leg, true);
    }

    private void tell(Leg leg, boolean over) {
        Optional<Phone> own = leg.with().phone();
        Optional<DialogId> id = leg.id();
        if (own.isPresent() && id.isPresent() && desk.self().sharesLines()) {
            LineNotice notice = new LineNotice(
                    own.get().line(),
                    own.get().name(),
                    own.get().contact().uri(),
                    id.get().callId(),
                    /* localTag= */ id.get().remoteTag(),
                    /* remoteTag= */ id.get().localTag(),
                    over || leg.over(),
                    leg.holding());
            calls.cluster().lines().tell(notice, calls.self().host());
            told(notice);
        }
    }

    /** Tells the devices of that line that are registered here. ASSUMED(S4): a router does it in the words of the nodes. */
    void told(LineNotice notice) {
        calls.phones().line(notice.line()).stream()
                .filter(phone -> !phone.name().equals(notice.device())
                        && (phone.remoteCc() || desk.self().standsIn()))
                .forEach(phone -> desk.tell(
                        calls.welcome()
                                .request("NOTIFY", phone)
                                .with("Event", "dialog")
                                .with("Subscription-State", "active")
                                .withBody(TYPE, SipBody.of(document(notice))),
                        phone.flow()));
    }

    private String document(LineNotice notice) {
        version++;
        String dialog = RemoteCc.escaped(notice.callId());
        String line = RemoteCc.escaped(desk.self().uri(notice.line()));
        return "<?xml version=\"1.0\"?>\n<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"" + version
                + "\" state=\"partial\" entity=\"" + line + "\">\n<dialog id=\"" + dialog + "\" call-id=\"" + dialog
                + "\" local-tag=\"" + RemoteCc.escaped(notice.localTag()) + "\" remote-tag=\""
                + RemoteCc.escaped(notice.remoteTag()) + "\">\n<state>" + (notice.over() ? "terminated" : "confirmed")
                + "</state>\n<local>\n<identity>" + line + "</identity>\n<target uri=\""
                + RemoteCc.escaped(notice.contact()) + "\">\n<param pname=\"+sip.rendering\" pval=\""
                + (notice.held() ? "no" : "yes") + "\"/>\n</target>\n</local>\n</dialog>\n</dialog-info>\n";
    }

    /**
     * Whether that INVITE takes up a call which another device of the line holds; then it does. ASSUMED(SIPCC): it says so by
     * Call-Info, and names the dialog by Join or Replaces where it knows it.
     */
    boolean resumes(Asked asked, Leg by) {
        Optional<String> named =
                asked.request().header("Replaces").or(() -> asked.request().header("Join"));
        boolean resumes = asked.request().header("Call-Info").orElse("").contains("remotecc:resume");
        if (!desk.self().sharesLines() || (!resumes && named.isEmpty())) {
            return false;
        }
        String callId = named.flatMap(Transfer::replaced).map(DialogId::callId).orElse("");
        Optional<Leg> held = held(by, callId);
        Optional<Call> call = held.flatMap(calls::of);
        if (call.isPresent()) {
            call.get().replaces(held.get(), by);
            return true;
        }
        Optional<LegEnd> there = by.with().node()
                ? Optional.empty()
                : calls.cluster()
                        .lines()
                        .heldAt(by.number(), callId)
                        .filter(host -> !host.equals(calls.self().host()))
                        .flatMap(host -> calls.node(host, by.number()));
        if (there.isPresent()) {
            fetch(there.get(), by, named);
        } else {
            by.views(new Leg.View(by.number(), by.number(), "", "to", 0, calls.session()));
            by.refuse(481);
        }
        return true;
    }

    /** The node that has the call is asked for it in the same words. */
    private void fetch(LegEnd there, Leg by, Optional<String> named) {
        Call call = Call.of(calls, desk, by, by.number());
        calls.add(call);
        call.fetch(there, invite -> {
            SipRequest resuming = invite.with("Call-Info", RESUME);
            return named.map(dialog -> resuming.with("Join", dialog)).orElse(resuming);
        });
    }

    /** By either view of the tags: sources differ. */
    private Optional<Leg> held(Leg by, String callId) {
        return calls.all().stream()
                .flatMap(call -> Stream.concat(
                        Stream.of(call.caller()),
                        call.called().filter(Leg.class::isInstance).map(Leg.class::cast).stream()))
                .filter(leg -> leg.holding() && sameLine(leg, by))
                .filter(leg -> callId.isEmpty()
                        || leg.id().filter(id -> id.callId().equals(callId)).isPresent())
                .findFirst();
    }

    /** Another device of it, here or at another node. */
    private static boolean sameLine(Leg held, Leg by) {
        Optional<String> device = held.with().phone().map(Phone::name);
        return device.isPresent()
                && held.number().equals(by.number())
                && !device.equals(by.with().phone().map(Phone::name));
    }
}
