package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.dialog.Dialog;

/** The INVITE of a call that the user has begun: it goes out once there are ports, and what is answered comes back to the call. */
final class Invitation {

    private final Call call;
    private final Desk desk;
    private final Opening opening;
    private Optional<SipRequest> request = Optional.empty();
    private long ticket;

    Invitation(Call call, Desk desk, Opening opening) {
        this.call = call;
        this.desk = desk;
        this.opening = opening;
    }

    Opening opening() {
        return opening;
    }

    boolean sent() {
        return request.isPresent();
    }

    Optional<String> callId() {
        return request.map(SipRequest::callId);
    }

    void send() {
        send(plain().withBody(
                        SessionDescription.MEDIA_TYPE,
                        SipBody.of(call.talk().offer().text())));
    }

    /** Asks for a call whose sound another phone has. */
    void circuit() {
        send(plain());
    }

    private SipRequest plain() {
        Footing footing = call.footing();
        return desk.messages()
                .invite(
                        call.party().number(),
                        footing,
                        desk.token() + "@" + footing.local().address(),
                        desk.token());
    }

    private void send(SipRequest plain) {
        Footing footing = call.footing();
        SipRequest invite = opening.dress(plain, footing);
        request = Optional.of(invite);
        ticket = desk.ask(call, Desk.Errand.INVITE, invite, footing.flow());
    }

    void cancel() {
        desk.act(new CallAction.Cancel(ticket));
    }

    void answered(SipResponse response) {
        if (response.success()) {
            accepted(response);
        } else if (!response.provisional()) {
            call.refusedThere(response.status());
        } else if (response.status() > 100) {
            if (Dialog.founds(response) && call.dialog().isEmpty()) {
                call.founded(Dialog.ofClient(request.orElseThrow(), response));
            }
            call.progress(response);
        }
    }

    private void accepted(SipResponse response) {
        Dialog told = Dialog.ofClient(request.orElseThrow(), response);
        Footing footing = call.footing();
        desk.act(new CallAction.Acknowledge(told.ack(response.cseq().number()), footing.flow()));
        boolean other = call.dialog()
                .filter(known ->
                        known.state() == Dialog.State.CONFIRMED && !known.id().equals(told.id()))
                .isPresent();
        if (other || call.state() == CallState.ENDED) {
            // Another branch has answered as well, or too late: RFC 3261 §13.2.2.4 wants it acknowledged and ended.
            desk.ask(
                    call,
                    Desk.Errand.FAREWELL,
                    desk.messages().signed(told.request(SipRequest.BYE), footing),
                    footing.flow());
        } else {
            call.founded(told);
            call.accepted(response);
        }
    }
}
