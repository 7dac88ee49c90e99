package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.sim.ucm.database.DirectoryField;

/**
 * Sends a call to the mobile phone of the user: it is called, and takes the place of the desk phone once it answers. ASSUMED(UCM
 * mobility): until then the call goes on where it is, and it stays there where nobody answers.
 */
final class Handover {

    private final Calls calls;
    private final Desk desk;

    Handover(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /** 200, or why not. */
    int toMobile(Call call, Leg leg) {
        Optional<Leg> peer = call.peerOf(leg).filter(Leg.class::isInstance).map(Leg.class::cast);
        Optional<LegEnd> mobile = leg.with()
                .phone()
                .map(phone -> phone.owned().owner().directory(DirectoryField.MOBILE_NUMBER))
                .filter(number -> !number.isEmpty())
                .flatMap(number -> calls.node(calls.settings().outside().gateway(), number));
        if (peer.isEmpty() || call.state() != Call.State.TALKING) {
            return 403;
        }
        if (mobile.isEmpty()) {
            return 404;
        }
        Leg rung = Leg.to(calls, desk, mobile.get(), new Errand(call, leg, peer.get()));
        rung.call(
                new Leg.View(rung.number(), peer.get().number(), peer.get().displayName(), "to", call.gci(), ""),
                invite -> invite,
                List.of());
        return 200;
    }

    /** One that is under way. */
    private final class Errand implements LegOwner {

        private final Call call;
        private final Leg leg;
        private final Leg peer;

        Errand(Call call, Leg leg, Leg peer) {
            this.call = call;
            this.leg = leg;
            this.peer = peer;
        }

        @Override
        public void rings(Leg rung) {}

        @Override
        public void picked(Leg rung) {
            if (call.state() != Call.State.TALKING || peer.over()) {
                rung.end();
                return;
            }
            call.leaves(peer);
            leg.end();
            Call joined = Call.of(calls, desk, peer, rung.number());
            calls.add(joined);
            joined.connect(rung);
        }

        @Override
        public void failed(Leg rung, int status) {
            leg.with()
                    .phone()
                    .ifPresent(phone -> leg.id()
                            .ifPresent(id ->
                                    calls.welcome().tell(phone, RemoteCc.status("Failed To Send Call To Mobile", id))));
        }

        @Override
        public void changes(Leg rung, SipRequest request) {
            rung.refuse(488);
        }

        @Override
        public void left(Leg rung) {}

        @Override
        public void asks(Leg rung, Asked asked) {
            desk.answer(asked, 200);
        }
    }
}
