package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;

/** What a request in the dialog of a call means to it. */
final class Inbound {

    private Inbound() {}

    static void requested(Call call, Asked asked, Desk desk) {
        SipRequest request = asked.request();
        Optional<SipResponse> disorder = call.heard(request);
        if (disorder.isPresent()) {
            desk.act(new CallAction.Answer(asked, disorder.get()));
            return;
        }
        switch (request.method()) {
            case SipRequest.INVITE -> call.changes().changed(asked);
            case "UPDATE" -> {
                if (request.body().isEmpty()) {
                    call.answer(asked, 200);
                    call.seen();
                } else {
                    call.changes().changed(asked);
                }
            }
            case SipRequest.BYE -> {
                call.answer(asked, 200);
                call.hungUpThere();
            }
            case "SUBSCRIBE" -> call.changes().keys().subscribed(asked);
            case "NOTIFY", "INFO", SipRequest.OPTIONS -> call.answer(asked, 200);
            default -> call.answer(asked, 501);
        }
    }
}
