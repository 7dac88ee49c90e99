package org.uclab.sim.ucm.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.sim.ucm.cluster.CallSettings;

/** Calls that wait at a number until somebody calls it. */
final class Parking {

    private final Calls calls;
    private final Map<String, Call> parked = new HashMap<>();

    Parking(Calls calls) {
        this.calls = calls;
    }

    /** Parks the other party of that leg, whose user is told where; 200, or why not. */
    int park(Call call, Leg leg) {
        Optional<Leg> peer = call.peerOf(leg).filter(Leg.class::isInstance).map(Leg.class::cast);
        if (peer.isEmpty() || call.state() != Call.State.TALKING) {
            return 403;
        }
        Optional<String> free = calls.cluster()
                .park(
                        calls.settings().number(CallSettings.Purpose.PARK),
                        calls.self().host());
        if (free.isEmpty()) {
            return 486;
        }
        String number = free.get();
        // ASSUMED(UCMNZ): phones show their own words for a code; in plain text everybody can read it.
        leg.with()
                .phone()
                .ifPresent(phone -> leg.id()
                        .ifPresent(id -> calls.welcome().tell(phone, RemoteCc.status("Call Parked At " + number, id))));
        call.leaves(peer.get());
        leg.end();
        Call waiting = calls.parked(peer.get(), number);
        parked.put(number, waiting);
        waiting.park();
        String back = leg.number();
        waiting.waits(calls.after(calls.settings().calls().parkReversion(), () -> {
            forget(number);
            waiting.revert(back);
        }));
        return 200;
    }

    /** Whoever has called that number gets the call that waits there. */
    void fetch(String number, Call by) {
        Call waiting = parked.get(number);
        if (waiting == null || waiting.state() != Call.State.PARKED) {
            by.refuse(404);
            return;
        }
        forget(number);
        Leg leg = waiting.caller();
        waiting.leaves(leg);
        by.connect(leg);
    }

    /** A call is over: nobody can fetch it any more. */
    void over(Call call) {
        parked.entrySet().stream()
                .filter(entry -> entry.getValue() == call)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(this::forget);
    }

    private void forget(String number) {
        parked.remove(number);
        calls.cluster().unpark(number);
    }
}
