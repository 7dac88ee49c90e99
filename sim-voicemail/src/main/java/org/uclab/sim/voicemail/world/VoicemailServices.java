package org.uclab.sim.voicemail.world;

import java.util.List;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Transport;

/** What a world calls voicemail nodes and their services. */
public final class VoicemailServices {

    /** REST. */
    public static final Service REST = Service.tls("voicemail", "https", 443);

    public static final Service REST_8443 = Service.tls("voicemail-8443", "https", 8443);

    /** ASSUMED(S4): the port table of mobile clients has 80 beside 443, and does not say what is spoken there. */
    public static final Service REST_CLEAR = Service.tcp("voicemail-http", "http", 80);

    /** CometD. */
    public static final Service NOTIFY = Service.tcp("voicemail-notify", "http", 7080);

    public static final Service NOTIFY_TLS = Service.tls("voicemail-notify-tls", "https", 7443);

    /** Calls. ASSUMED(lab): over TCP alone, as the nodes of the lab call each other. */
    public static final Service SIP = Service.tcp("voicemail-sip", "sip", 5060);

    /** Noun of the port at which call control takes SIP, which is of another system. */
    public static final String CALL_CONTROL = "sip";

    /** Noun of the ports that media take. */
    public static final String RTP = "rtp";

    /** ASSUMED(CUC port list): what it takes. */
    private static final int RTP_FIRST = 16_384;

    private static final int RTP_LAST = 21_844;

    public static final List<Service> ALL_REST = List.of(REST, REST_8443, REST_CLEAR);

    public static final List<Service> ALL_NOTIFY = List.of(NOTIFY, NOTIFY_TLS);

    public static final Role NODE = Role.of("voicemail", REST, REST_8443, REST_CLEAR, NOTIFY, NOTIFY_TLS, SIP);

    private VoicemailServices() {}

    /** The ports of a node for media. */
    public static PortRange media(String host, String address) {
        return new PortRange(host, RTP, "rtp", Transport.UDP, address, RTP_FIRST, RTP_LAST);
    }
}
