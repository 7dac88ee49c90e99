package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;

/**
 * How a call is begun.
 *
 * @param takesUp the call of another device that it takes up; none for one of its own
 * @param mobile  number of the mobile phone that has the sound (RFC 7195); none where this phone has it
 */
record Opening(Optional<LineCall> takesUp, Optional<String> mobile) {

    /** A call like any other. */
    static final Opening PLAIN = new Opening(Optional.empty(), Optional.empty());

    static Opening takingUp(LineCall held) {
        return new Opening(Optional.of(held), Optional.empty());
    }

    /** Dial via Office, reverse. */
    static Opening viaOffice(String mobile) {
        return new Opening(Optional.empty(), Optional.of(mobile));
    }

    /** The INVITE, in the words of such a call. */
    SipRequest dress(SipRequest invite, Footing footing) {
        if (takesUp.isPresent()) {
            // ASSUMED(SIPCC): how a phone says so is known of its re-INVITEs; the Join is RFC 3911's.
            return invite.with("Call-Info", "<urn:x-cisco-remotecc:resume>")
                    .with("Join", takesUp.get().join());
        }
        return mobile.map(
                        number -> invite.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(circuit(number, footing))))
                .orElse(invite);
    }

    /**
     * An offer of a circuit over which the user wants to be called. ASSUMED(UCM mobility notes): the predecessor of the client
     * described it so; what the client itself sends is not public.
     */
    private static String circuit(String number, Footing footing) {
        return "v=0\r\no=Cisco-SIPUA 1 1 IN IP4 " + footing.local().address() + "\r\ns=SIP Call\r\nt=0 0\r\n"
                + "m=audio 9 PSTN -\r\nc=PSTN E164 " + number + "\r\na=setup:passive\r\na=connection:new\r\n";
    }
}
