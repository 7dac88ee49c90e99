package org.uclab.sim.ucm.sip;

import java.util.Optional;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipUri;

/**
 * What the Contact of a REGISTER says of the device, S001.
 *
 * @param contact   all of it
 * @param device    name of the device; empty for a phone that does not say it
 * @param model     number of its model; empty where it is not said
 * @param instance  its {@code +sip.instance} without brackets; empty for none
 * @param keepAlive whether it only asks if somebody is there (SIPCC)
 */
record PhoneIdentity(NameAddress contact, SipUri uri, String device, String model, String instance, boolean keepAlive) {

    private static final String DEVICE = "+u.sip!devicename.ccm.cisco.com";
    private static final String MODEL = "+u.sip!model.ccm.cisco.com";
    private static final String INSTANCE = "+sip.instance";
    private static final String NONE = "urn:uuid:00000000-0000-0000-0000-000000000000";

    /** None where it has no SIP URI. */
    static Optional<PhoneIdentity> of(NameAddress contact) {
        return contact.sipUri()
                .map(uri -> new PhoneIdentity(
                        contact,
                        uri,
                        contact.parameters().value(DEVICE).orElse(""),
                        contact.parameters().value(MODEL).orElse(""),
                        contact.parameters()
                                .value(INSTANCE)
                                .orElse("")
                                .replace("<", "")
                                .replace(">", ""),
                        contact.parameters().has("cisco-keep-alive")));
    }

    /** Whether it names an instance that can be told from others. */
    boolean instanced() {
        return !instance.isEmpty() && !instance.equalsIgnoreCase(NONE);
    }
}
