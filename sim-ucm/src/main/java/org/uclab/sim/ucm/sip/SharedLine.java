package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.DialogId;

/**
 * Lines that several devices have: the others see what one of them does, and can take up what it holds. ASSUMED(no public
 * source): the bodies of these notifications are not public; what is sent here is RFC 4235 with the words of RFC 7463.
 */
final class SharedLine {

    private static final String TYPE = "application/dialog-info+xml";

    private final Calls calls;
    private final Desk desk;
    private long version;

    SharedLine(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /** Media of a call have begun, or stopped, or it is over: the other devices of its lines are told. */
    void changed(Call call) {
        tell(call, call.caller());
        call.called().filter(Leg.class::isInstance).map(Leg.class::cast).ifPresent(leg -> tell(call, leg));
    }

    private void tell(Call call, Leg leg) {
        Optional<Phone> own = leg.with().phone();
        Optional<DialogId> id = leg.id();
        if (own.isEmpty() || id.isEmpty()) {
            return;
        }
        List<Phone> others = calls.phones().line(own.get().line()).stream()
                .filter(phone -> !phone.name().equals(own.get().name()) && phone.remoteCc())
                .toList();
        boolean over = call.state() == Call.State.OVER || leg.over();
        others.forEach(phone -> desk.tell(
                calls.welcome()
                        .request("NOTIFY", phone)
                        .with("Event", "dialog")
                        .with("Subscription-State", "active")
                        .withBody(TYPE, SipBody.of(document(own.get(), id.get(), over, leg.holding()))),
                phone.flow()));
    }

    private String document(Phone own, DialogId id, boolean over, boolean held) {
        version++;
        String dialog = RemoteCc.escaped(id.callId());
        return "<?xml version=\"1.0\"?>\n<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"" + version
                + "\" state=\"partial\" entity=\""
                + RemoteCc.escaped(desk.self().uri(own.line()))
                + "\">\n<dialog id=\"" + dialog + "\" call-id=\"" + dialog + "\" local-tag=\""
                + RemoteCc.escaped(id.remoteTag()) + "\" remote-tag=\"" + RemoteCc.escaped(id.localTag())
                + "\">\n<state>" + (over ? "terminated" : "confirmed") + "</state>\n<local>\n<identity>"
                + RemoteCc.escaped(desk.self().uri(own.line())) + "</identity>\n<target uri=\""
                + RemoteCc.escaped(own.contact().uri()) + "\">\n<param pname=\"+sip.rendering\" pval=\""
                + (held ? "no" : "yes") + "\"/>\n</target>\n</local>\n</dialog>\n</dialog-info>\n";
    }

    /**
     * Whether that INVITE takes up a call which another device of the line holds; then it does. ASSUMED(SIPCC): it says so by
     * Call-Info, and names the dialog by Join or Replaces where it knows it.
     */
    boolean resumes(Asked asked, Leg by) {
        Optional<DialogId> named = asked.request()
                .header("Replaces")
                .or(() -> asked.request().header("Join"))
                .flatMap(Transfer::replaced);
        boolean resumes = asked.request().header("Call-Info").orElse("").contains("remotecc:resume");
        if (!resumes && named.isEmpty()) {
            return false;
        }
        Optional<Leg> held = calls.all().stream()
                .flatMap(call -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(call.caller()),
                        call.called().filter(Leg.class::isInstance).map(Leg.class::cast).stream()))
                .filter(leg -> leg.holding() && sameLine(leg, by))
                .filter(leg -> named.isEmpty()
                        || leg.id().filter(id -> matches(id, named.get())).isPresent())
                .findFirst();
        Optional<Call> call = held.flatMap(calls::of);
        if (call.isEmpty()) {
            by.views(new Leg.View(by.number(), by.number(), "", "to", 0, calls.session()));
            by.refuse(481);
            return true;
        }
        call.get().replaces(held.get(), by);
        return true;
    }

    /** By either view of the tags: sources differ. */
    private static boolean matches(DialogId own, DialogId named) {
        return own.callId().equals(named.callId());
    }

    private static boolean sameLine(Leg held, Leg by) {
        return held.with().phone().isPresent()
                && by.with().phone().isPresent()
                && held.number().equals(by.number())
                && !held.with()
                        .phone()
                        .get()
                        .name()
                        .equals(by.with().phone().get().name());
    }
}
