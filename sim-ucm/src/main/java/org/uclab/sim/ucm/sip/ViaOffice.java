package org.uclab.sim.ucm.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;

/**
 * Dial via Office, reverse: a client asks for a call by SIP, the mobile phone of its user is called and has the sound, and the
 * dialog of the client stays to steer it (MRA12, DVO-R).
 *
 * <pre>
 * INVITE with a circuit → the mobile phone is called → it answers → it hears that it rings, and the target is called
 *     → the target answers → both talk, the client gets its 200
 * </pre>
 *
 * <p>Whoever of the three leaves ends it for all. ASSUMED(UCM mobility notes): that the client describes a circuit (RFC 7195)
 * over which it wants to be called.
 */
final class ViaOffice {

    /** Calls of the kind at once, at a node. */
    private static final int CALLS_MAX = 1_000;

    private static final Pattern CIRCUIT = Pattern.compile("(?m)^m=audio [0-9]+ PSTN ");
    private static final Pattern NUMBER = Pattern.compile("(?m)^c=PSTN E164 (\\+?[0-9]{1,24})\\s*$");
    private static final Pattern REVERSE = Pattern.compile("(?m)^a=setup:passive\\s*$");

    private final Calls calls;
    private final Desk desk;
    private final Map<Call, Leg> steered = new HashMap<>();
    private int pending;

    ViaOffice(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /** The number that whoever sent this wants to be called at; none where it is a call like any other. */
    static Optional<String> asked(SipRequest invite) {
        String body = invite.body().text();
        Matcher number = NUMBER.matcher(body);
        return CIRCUIT.matcher(body).find() && REVERSE.matcher(body).find() && number.find()
                ? Optional.of(number.group(1))
                : Optional.empty();
    }

    /** Calls that number, and then the one that the INVITE names. */
    void begin(Leg client, String mobile, String target) {
        client.views(new Leg.View(client.number(), target, "", "to", 0, calls.session()));
        Optional<LegEnd> gateway = calls.node(calls.settings().outside().gateway(), mobile);
        if (gateway.isEmpty() || calls.self().kind() != Self.Kind.NODE || steered.size() + pending >= CALLS_MAX) {
            client.refuse(503);
            return;
        }
        new Errand(client, target).call(gateway.get());
    }

    /** A call has begun to talk, or is over. */
    void changed(Call call) {
        Leg client = steered.get(call);
        if (client == null) {
            return;
        }
        if (call.state() == Call.State.TALKING && client.early()) {
            client.circuit(circuit(call.caller().number()));
        } else if (call.state() == Call.State.OVER) {
            steered.remove(call);
            client.end();
        }
    }

    private String circuit(String mobile) {
        String address = desk.self().address();
        return "v=0\r\no=CiscoSystemsCCM-SIP 1 1 IN IP4 " + address + "\r\ns=SIP Call\r\nt=0 0\r\n"
                + "m=audio 9 PSTN -\r\nc=PSTN E164 " + mobile + "\r\na=setup:active\r\na=connection:new\r\n";
    }

    /** One such call until the mobile phone has answered; then what steers it. */
    private final class Errand implements LegOwner {

        private final Leg client;
        private final String target;
        private Optional<Leg> mobile = Optional.empty();
        private Optional<Call> call = Optional.empty();

        Errand(Leg client, String target) {
            this.client = client;
            this.target = target;
            client.ownedBy(this);
        }

        void call(LegEnd gateway) {
            pending++;
            Leg leg = Leg.to(calls, desk, gateway, this);
            mobile = Optional.of(leg);
            leg.call(
                    new Leg.View(gateway.number(), client.number(), client.displayName(), "to", calls.nextGci(), ""),
                    invite -> invite,
                    List.of());
        }

        @Override
        public void rings(Leg leg) {
            client.ring();
        }

        @Override
        public void picked(Leg leg) {
            pending--;
            Call begun = Call.of(calls, desk, leg, target);
            call = Optional.of(begun);
            steered.put(begun, client);
            calls.add(begun);
            begun.ringback();
            begun.begin();
        }

        @Override
        public void failed(Leg leg, int status) {
            pending--;
            client.refuse(status < 300 ? 480 : status);
        }

        @Override
        public void changes(Leg leg, SipRequest request) {
            leg.refuse(488);
        }

        @Override
        public void left(Leg leg) {
            if (leg == client) {
                call.ifPresentOrElse(Call::end, this::giveUp);
            } else {
                client.end();
            }
        }

        private void giveUp() {
            pending--;
            mobile.ifPresent(Leg::end);
        }

        @Override
        public void asks(Leg leg, Asked asked) {
            desk.answer(asked, asked.request().method().equals("REFER") ? 603 : 200);
        }
    }
}
