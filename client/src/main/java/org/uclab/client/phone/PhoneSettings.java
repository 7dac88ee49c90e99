package org.uclab.client.phone;

import org.uclab.client.media.MediaSettings;
import org.uclab.client.phone.registration.RegistrationRules;

/**
 * How the client is a phone where that may differ.
 *
 * @param softphone    whether it registers at all
 * @param desk         whether it controls the user's desk phone instead
 * @param virtual      whether it runs in a virtual desktop without VXME
 * @param transport    where the device is not to encrypt
 * @param userAgent    how it calls itself in SIP (S1)
 * @param load         what it calls its release in alarms (S1)
 * @param media        how its media may differ
 * @param mobile       number of the user's mobile phone, as the user has told the client; empty for none
 * @param registration how it registers
 */
public record PhoneSettings(
        boolean softphone,
        boolean desk,
        boolean virtual,
        PhoneTransport transport,
        String userAgent,
        String load,
        MediaSettings media,
        String mobile,
        RegistrationRules registration) {

    /** A desktop client that nobody has touched; see {@link MediaSettings}. */
    public static PhoneSettings usual() {
        return new PhoneSettings(
                true,
                false,
                false,
                PhoneTransport.TCP,
                "Cisco-CSF",
                "Jabber_for_Windows-10.5.0",
                MediaSettings.usual(),
                "",
                RegistrationRules.usual());
    }

    public PhoneSettings withSoftphone(boolean on) {
        return new PhoneSettings(on, desk, virtual, transport, userAgent, load, media, mobile, registration);
    }

    public PhoneSettings withDesk(boolean controlled) {
        return new PhoneSettings(
                softphone, controlled, virtual, transport, userAgent, load, media, mobile, registration);
    }

    public PhoneSettings withVirtual(boolean desktop) {
        return new PhoneSettings(softphone, desk, desktop, transport, userAgent, load, media, mobile, registration);
    }

    public PhoneSettings withTransport(PhoneTransport other) {
        return new PhoneSettings(softphone, desk, virtual, other, userAgent, load, media, mobile, registration);
    }

    public PhoneSettings with(MediaSettings other) {
        return new PhoneSettings(softphone, desk, virtual, transport, userAgent, load, other, mobile, registration);
    }

    /** With that number of the user's mobile phone. */
    public PhoneSettings withMobile(String number) {
        return new PhoneSettings(softphone, desk, virtual, transport, userAgent, load, media, number, registration);
    }

    public PhoneSettings withRegistration(RegistrationRules other) {
        return new PhoneSettings(softphone, desk, virtual, transport, userAgent, load, media, mobile, other);
    }
}
