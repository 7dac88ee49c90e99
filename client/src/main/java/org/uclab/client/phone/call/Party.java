package org.uclab.client.phone.call;

import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipUri;

/**
 * The other side of a call, as far as it is told.
 *
 * @param number empty where it is not told
 * @param name   empty where it is not told
 */
record Party(String number, String name) {

    /** Whoever sent that. */
    static Party of(NameAddress address) {
        return new Party(address.sipUri().map(SipUri::user).orElse(""), address.displayName());
    }

    /** What a message tells of it, where it does (reference voice §1.3). */
    Party heard(SipMessage message) {
        return message.addresses("Remote-Party-ID").stream()
                .findFirst()
                .map(Party::of)
                .map(told -> told.number().isEmpty() ? new Party(number, told.name()) : told)
                .orElse(this);
    }

    /** For people. */
    String text() {
        return name.isEmpty() ? number : name;
    }
}
