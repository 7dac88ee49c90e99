package org.uclab.shell.sip;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;

/** Whoever answers the requests that come to a node. Everything is called on the thread of its agenda. */
public interface SipUser {

    /** A request, to be answered now or later: {@link SipServing#answer}. */
    void asked(Asked asked);

    /** The ACK of a 2xx came, with the answer in its body where the 2xx offered. */
    default void acked(Asked asked, SipRequest ack) {}

    /** That INVITE has been cancelled: it is to be answered with a 487. */
    default void cancelled(Asked asked) {}

    /** Nobody acknowledged a 2xx: its dialog is to be ended by a BYE (RFC 3261 §13.3.1.4). */
    default void unacked(Asked asked) {}

    /** A connection is over. */
    default void gone(Flow flow) {}
}
