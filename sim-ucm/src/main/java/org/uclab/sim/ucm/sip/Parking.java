package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.SipBody;
import org.uclab.sim.ucm.cluster.CallSettings;

/**
 * Calls that wait at a number until somebody calls it.
 *
 * <pre>
 * Park         its time is over ("Park Reversion Timer") → it goes back to who parked it
 * ParkMonitor  the phone is told that it is parked, is reminded after a time and then again and again, and is told when it is
 *              fetched; when nobody has fetched it for long ("Park Monitoring Forward No Retrieve Timer") → as above
 * </pre>
 */
final class Parking {

    private final Calls calls;
    private final Desk desk;
    private final Map<String, Parked> parked = new HashMap<>();

    Parking(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /** One of them, and the device that is told of it; empty for none. */
    private record Parked(Call call, String watcher) {}

    /**
     * Parks the other party of that leg, whose user is told where; 200, or why not.
     *
     * @param monitored whether the phone is told what becomes of it
     */
    int park(Call call, Leg leg, boolean monitored) {
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
        String watcher =
                leg.with().phone().filter(phone -> monitored).map(Phone::name).orElse("");
        parked.put(number, new Parked(waiting, watcher));
        waiting.park();
        String back = leg.number();
        Duration patience = watcher.isEmpty()
                ? calls.settings().calls().parkReversion()
                : calls.settings().parkMonitor().forward();
        waiting.waits(calls.after(patience, () -> {
            forget(number, "forwarded");
            waiting.revert(back);
        }));
        tell(number, parked.get(number), "parked");
        remind(number, waiting, calls.settings().parkMonitor().reminder());
        return 200;
    }

    private void remind(String number, Call waiting, Duration time) {
        calls.after(time, () -> {
            Parked still = parked.get(number);
            if (still != null && still.call() == waiting && !still.watcher().isEmpty()) {
                tell(number, still, "reminder");
                remind(number, waiting, calls.settings().parkMonitor().period());
            }
        });
    }

    /** What has happened to a call that is parked, for who parked it (UCMNZ, PJC); the vendor spells the namespaces so. */
    private void tell(String number, Parked about, String event) {
        boolean over = !event.equals("parked") && !event.equals("reminder");
        String at = number + "@" + calls.self().address();
        String document =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dialog-info xmlns=\"urn:ietf:parmams:xml:ns:dialog-info\""
                        + " xmlns:call=\"urn:x-cisco:parmams:xml:ns:dialog-info:dialog:callinfo-dialog\" version=\"0\" state=\"full\""
                        + " entity=\"" + at + "\">\n<dialog id=\"" + number + "\">\n<state>"
                        + (over ? "terminated" : "confirmed")
                        + "</state>\n<call:park><event>" + event
                        + "</event></call:park>\n<local><identity display=\"\">sip:" + at
                        + "</identity></local>\n<remote><identity display=\"\">"
                        + RemoteCc.escaped(
                                calls.self().uri(about.call().caller().number()))
                        + "</identity></remote>\n</dialog>\n</dialog-info>\n";
        calls.phones()
                .device(about.watcher())
                .ifPresent(phone -> desk.tell(
                        calls.welcome()
                                .request("NOTIFY", phone)
                                .with("Event", "dialog")
                                .with("Subscription-State", over ? "terminated;reason=noresource" : "active")
                                .withBody(SharedLine.TYPE, SipBody.of(document)),
                        phone.flow()));
    }

    /** Whoever has called that number gets the call that waits there. */
    void fetch(String number, Call by) {
        Parked waiting = parked.get(number);
        if (waiting == null || waiting.call().state() != Call.State.PARKED) {
            by.refuse(404);
            return;
        }
        forget(number, "retrieved");
        Leg leg = waiting.call().caller();
        waiting.call().leaves(leg);
        by.connect(leg);
    }

    /** A call is over: nobody can fetch it any more. ASSUMED(no public source): the word for that. */
    void over(Call call) {
        parked.entrySet().stream()
                .filter(entry -> entry.getValue().call() == call)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(number -> forget(number, "abandoned"));
    }

    private void forget(String number, String event) {
        Optional.ofNullable(parked.remove(number)).ifPresent(gone -> tell(number, gone, event));
        calls.cluster().unpark(number);
    }
}
