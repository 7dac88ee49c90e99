package org.uclab.client.phone.call;

import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.Parameters;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.SipUri;

/**
 * Who speaks: a line of a device.
 *
 * @param number      directory number of the line
 * @param displayName of the line; empty where it has none
 * @param contact     user part of its Contact (UCM: the key of the line)
 * @param device      its name
 * @param model       number of its kind in SIP
 * @param userAgent   how the client calls itself in SIP
 */
public record LineIdentity(
        String number, String displayName, String contact, String device, int model, String userAgent) {

    private static final int INSTANCE_DIGITS = 12;

    /** Where this line is reached over that way. */
    public NameAddress contact(Endpoint local, SipTransport transport) {
        SipUri uri = SipUri.of(contact, local.address())
                .withPort(local.port())
                .withParameter("transport", transport.parameter());
        return NameAddress.of(uri)
                .with(Parameters.none()
                        .withQuoted(
                                "+sip.instance", "<urn:uuid:00000000-0000-0000-0000-" + instance(local.address()) + ">")
                        .withQuoted("+u.sip!devicename.ccm.cisco.com", device)
                        .withQuoted("+u.sip!model.ccm.cisco.com", String.valueOf(model))
                        .withFlag("video"));
    }

    /**
     * Twelve hexadecimal digits that stand for the host, so that two clients of one device can be told apart. ASSUMED(S1): in
     * the trace they are the MAC address; here they follow from the name of the device and the host's address.
     */
    private String instance(String address) {
        String digits = Integer.toHexString(device.hashCode()) + Integer.toHexString(address.hashCode());
        return ("0".repeat(INSTANCE_DIGITS) + digits).substring(digits.length());
    }

    /** {@code "Name" <sip:number@host>}. */
    public NameAddress at(String host) {
        return new NameAddress(displayName, SipUri.of(number, host).toString(), Parameters.none());
    }
}
