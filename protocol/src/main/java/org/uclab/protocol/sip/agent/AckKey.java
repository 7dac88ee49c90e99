package org.uclab.protocol.sip.agent;

import org.uclab.protocol.sip.SipMessage;

/** What brings a 2xx of an INVITE and its ACK together: the dialog, seen from whoever called, and the number. */
record AckKey(String callId, String callerTag, String calledTag, long number) {

    /** Of either of the two. */
    static AckKey of(SipMessage message) {
        return new AckKey(
                message.callId(),
                message.from().tag(),
                message.to().tag(),
                message.cseq().number());
    }
}
