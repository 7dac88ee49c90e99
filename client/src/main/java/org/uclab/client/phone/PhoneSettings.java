package org.uclab.client.phone;

import java.util.List;
import org.uclab.client.phone.registration.RegistrationRules;
import org.uclab.protocol.sdp.Codec;

/**
 * How the client is a phone where that may differ.
 *
 * @param softphone    whether it registers at all
 * @param desk         whether it controls the user's desk phone instead
 * @param virtual      whether it runs in a virtual desktop without VXME
 * @param transport    where the device is not to encrypt
 * @param userAgent    how it calls itself in SIP (S1)
 * @param load         what it calls its release in alarms (S1)
 * @param codecs       what it can code, the preferred one first
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
        List<Codec> codecs,
        String mobile,
        RegistrationRules registration) {

    private static final Codec EVENTS = Codec.of(101, "telephone-event", 8000).with("0-15");

    public PhoneSettings {
        codecs = List.copyOf(codecs);
    }

    /** A desktop client that nobody has touched; its codecs are those of a captured offer (P212429) without Opus. */
    public static PhoneSettings usual() {
        return new PhoneSettings(
                true,
                false,
                false,
                PhoneTransport.TCP,
                "Cisco-CSF",
                "Jabber_for_Windows-10.5.0",
                List.of(
                        Codec.of(9, "G722", 8000),
                        Codec.of(104, "G7221", 16_000).with("bitrate=32000"),
                        Codec.of(105, "G7221", 16_000).with("bitrate=24000"),
                        Codec.of(0, "PCMU", 8000),
                        Codec.of(8, "PCMA", 8000),
                        Codec.of(18, "G729", 8000).with("annexb=no"),
                        EVENTS),
                "",
                RegistrationRules.usual());
    }

    public PhoneSettings withSoftphone(boolean on) {
        return new PhoneSettings(on, desk, virtual, transport, userAgent, load, codecs, mobile, registration);
    }

    public PhoneSettings withDesk(boolean controlled) {
        return new PhoneSettings(softphone, controlled, virtual, transport, userAgent, load, codecs, mobile, registration);
    }

    public PhoneSettings withVirtual(boolean desktop) {
        return new PhoneSettings(softphone, desk, desktop, transport, userAgent, load, codecs, mobile, registration);
    }

    public PhoneSettings withTransport(PhoneTransport other) {
        return new PhoneSettings(softphone, desk, virtual, other, userAgent, load, codecs, mobile, registration);
    }

    /** With those codecs of its own alone, by their names in SDP, and named events. */
    public PhoneSettings withCodecs(List<String> names) {
        List<Codec> chosen = java.util.stream.Stream.concat(
                        names.stream()
                                .flatMap(name -> usual().codecs().stream()
                                        .filter(codec -> codec.name().equalsIgnoreCase(name))),
                        java.util.stream.Stream.of(EVENTS))
                .toList();
        return new PhoneSettings(softphone, desk, virtual, transport, userAgent, load, chosen, mobile, registration);
    }

    /** With that number of the user's mobile phone. */
    public PhoneSettings withMobile(String number) {
        return new PhoneSettings(softphone, desk, virtual, transport, userAgent, load, codecs, number, registration);
    }

    public PhoneSettings withRegistration(RegistrationRules other) {
        return new PhoneSettings(softphone, desk, virtual, transport, userAgent, load, codecs, mobile, other);
    }
}
