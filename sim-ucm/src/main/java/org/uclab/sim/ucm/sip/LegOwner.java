package org.uclab.sim.ucm.sip;

import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;

/** Who is told what happens to a leg. */
interface LegOwner {

    /** It rings. */
    void rings(Leg leg);

    /** It is heard before it answers, by that answer to what we have offered it. */
    default void progresses(Leg leg, SessionDescription answer) {
        rings(leg);
    }

    /** It has answered our first INVITE, and offers. */
    void picked(Leg leg);

    /** Our first INVITE came to nothing. */
    void failed(Leg leg, int status);

    /** It wants other media: what it offers, or nothing where it wants to be offered, is solicited of it. */
    void changes(Leg leg, SipRequest request);

    /** It has hung up, given up, or is lost. */
    void left(Leg leg);

    /** Something else it asks for in its dialog. */
    void asks(Leg leg, Asked asked);

    /** Its user has pressed keys, which it tells by SIP. */
    default void presses(Leg leg, String keys) {}
}
