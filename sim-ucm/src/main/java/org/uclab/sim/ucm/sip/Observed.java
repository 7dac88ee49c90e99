package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The phones of this node as those see them who control them, and what they have them do. */
final class Observed {

    private final Desk desk;
    private final Phones phones;
    private final Calls calls;
    private final Welcome welcome;
    private final Terminals terminals;
    private final Map<String, Terminals.Shown> last = new HashMap<>();

    Observed(Desk desk, Phones phones, Calls calls, Welcome welcome, Terminals terminals) {
        this.desk = desk;
        this.phones = phones;
        this.calls = calls;
        this.welcome = welcome;
        this.terminals = terminals;
    }

    /** Somebody watches who may know nothing yet: all is told once more. */
    void anew() {
        last.clear();
    }

    /** Tells what is other than before of those that somebody watches. */
    void look() {
        Set<String> watched = terminals.watched();
        if (watched.isEmpty() && last.isEmpty()) {
            return;
        }
        for (String device : watched) {
            phones.device(device).ifPresent(phone -> shows(device, shown(phone)));
        }
        for (String device : List.copyOf(last.keySet())) {
            if (phones.device(device).isEmpty()) {
                last.remove(device);
                desk.want(new SipAction.Show(device, Terminals.Shown.NOWHERE));
            }
        }
        last.keySet().retainAll(watched);
    }

    private void shows(String device, Terminals.Shown now) {
        if (!now.equals(last.put(device, now))) {
            desk.want(new SipAction.Show(device, now));
        }
    }

    private Terminals.Shown shown(Phone phone) {
        List<Terminals.Call> shown = new ArrayList<>();
        for (Call call : calls.all()) {
            call(call, phone.name()).ifPresent(shown::add);
        }
        return new Terminals.Shown(phone.line(), desk.self().host(), shown);
    }

    private static Optional<Terminals.Call> call(Call call, String device) {
        if (call.state() == Call.State.OVER) {
            return Optional.empty();
        }
        Leg caller = call.caller();
        if (has(caller, device)) {
            String state = switch (call.state()) {
                case ROUTING -> "dialling";
                case RINGING -> "ringback";
                case JOINING, TALKING, PARKED, OVER -> standing(caller);
            };
            return Optional.of(new Terminals.Call(call.gci(), call.dialled(), state));
        }
        Optional<Leg> called =
                call.called().filter(Leg.class::isInstance).map(Leg.class::cast).filter(leg -> has(leg, device));
        if (called.isPresent()) {
            return Optional.of(new Terminals.Call(call.gci(), caller.number(), standing(called.get())));
        }
        return call.ringing().stream()
                .filter(leg -> has(leg, device))
                .findFirst()
                .map(leg -> new Terminals.Call(call.gci(), caller.number(), "ringing"));
    }

    private static String standing(Leg leg) {
        return leg.holding() ? "held" : "connected";
    }

    private static boolean has(Leg leg, String device) {
        return leg.with().phone().filter(phone -> phone.name().equals(device)).isPresent();
    }

    /** Has a phone do something. ASSUMED(W800): through the phone itself, by remote call control; it does it with its newest call. */
    void order(SipInput.Controlled order) {
        Optional<Phone> phone = phones.device(order.device());
        if (phone.isEmpty()) {
            desk.want(new SipAction.Settle(order.told(), "the device is out of service"));
        } else if (!phone.get().remoteCc()) {
            desk.want(new SipAction.Settle(order.told(), "the device cannot be controlled"));
        } else {
            welcome.tell(
                    phone.get(),
                    RemoteCc.order(order.order(), order.number()),
                    () -> desk.want(new SipAction.Settle(order.told(), "")));
        }
    }
}
