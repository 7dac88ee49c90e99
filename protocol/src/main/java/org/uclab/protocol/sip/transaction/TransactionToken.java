package org.uclab.protocol.sip.transaction;

import org.uclab.protocol.sip.SipResponse;

/** What can happen to a transaction: the columns of its table. */
public enum TransactionToken {
    /** The request, and every other time it comes. */
    REQUEST,
    ACK,
    /** 1xx: from the network for a client, from the user for a server. */
    PROVISIONAL,
    /** 2xx. */
    SUCCESS,
    /** 300 to 699. */
    FAILURE,
    /** What was sent did not go out. */
    UNSENT,
    TIMER_A,
    TIMER_B,
    TIMER_C,
    TIMER_D,
    TIMER_E,
    TIMER_F,
    TIMER_G,
    TIMER_H,
    TIMER_I,
    TIMER_J,
    TIMER_K,
    TIMER_L,
    TIMER_M,
    /** 200 ms without an answer to an INVITE. */
    TIMER_TRYING;

    /** The one of an answer. */
    public static TransactionToken of(SipResponse response) {
        if (response.provisional()) {
            return PROVISIONAL;
        }
        return response.success() ? SUCCESS : FAILURE;
    }
}
