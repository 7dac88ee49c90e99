package org.uclab.protocol.sip.dialog;

import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * What names a dialog at one of its ends, RFC 3261 §12.
 *
 * @param remoteTag empty for a peer of before RFC 3261 that sends none
 */
public record DialogId(String callId, String localTag, String remoteTag) {

    /** The dialog in which that request came to us. */
    public static DialogId of(SipRequest received) {
        return new DialogId(
                received.callId(), received.to().tag(), received.from().tag());
    }

    /** The dialog in which that answer came to us. */
    public static DialogId of(SipResponse received) {
        return new DialogId(
                received.callId(), received.from().tag(), received.to().tag());
    }

    /** The dialog that a message of the peer names in a Replaces, Join or Refer-To of its own: seen from the other end. */
    public DialogId fromTheOtherEnd() {
        return new DialogId(callId, /* localTag= */ remoteTag, /* remoteTag= */ localTag);
    }

    /** The dialog in which we sent that. */
    public static DialogId sent(SipMessage message) {
        return message instanceof SipRequest request
                ? of(request).fromTheOtherEnd()
                : of((SipResponse) message).fromTheOtherEnd();
    }
}
