package org.uclab.client.phone.call;

import java.util.Optional;

/**
 * A call as its user sees it.
 *
 * @param id        1 for the first of a client
 * @param number    of the other side
 * @param name      of the other side; empty where it is not told
 * @param incoming  whether the other side has called
 * @param heldThere whether the other side holds it
 * @param muted     whether the other side hears nothing of this user
 * @param preserved whether its signalling is lost, so that nothing can be done with it but end it
 * @param codec     what is spoken; empty before that is agreed
 * @param end       why it is over; none while it is not
 */
public record CallView(
        int id,
        String number,
        String name,
        boolean incoming,
        CallState state,
        boolean heldThere,
        boolean muted,
        boolean preserved,
        String codec,
        Optional<CallEnd> end) {

    static CallView of(Call call, Optional<CallEnd> end) {
        return new CallView(
                call.id(),
                call.party().number(),
                call.party().name(),
                call.incoming(),
                call.state(),
                call.talk().heldThere(),
                call.changes().muted(),
                call.preserved(),
                call.talk().plan().map(plan -> plan.codec().name()).orElse(""),
                end);
    }

    /** Whether both sides have agreed to talk. */
    public boolean stands() {
        return state == CallState.CONNECTED || state == CallState.HELD;
    }

    public boolean over() {
        return state == CallState.ENDED;
    }
}
