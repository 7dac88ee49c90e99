package org.uclab.sim.ucm.cluster;

import java.util.List;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Transport;

/** What a node of a cluster serves, with the documented ports (S4, port tables). */
public final class UcmServices {

    public static final Service UDS = Service.tls("uds", "https", 8443);

    /** Contact search where it wants credentials. */
    public static final Service UDS_SEARCH = Service.tls("uds-search", "https", 9443);

    /** On the port of {@link #UDS}: one listener, told apart by path. */
    public static final Service CCMCIP = Service.tls("ccmcip", "https", 8443);

    public static final Service TFTP_HTTP = Service.tcp("tftp-http", "http", 6970);
    public static final Service TFTP_HTTPS = Service.tls("tftp-https", "https", 6972);
    public static final Service TFTP = Service.udp("tftp", "tftp", 69);

    /** Of a publisher. */
    public static final Service CAPF = Service.tls("capf", "capf", 3804);

    /** Of the publisher of a cluster that is in an ILS network. */
    public static final Service ILS = Service.tls("ils", "https", 7501);

    /** ASSUMED(CCIE quick reference): the port; of a cluster that lets applications control phones. */
    public static final Service CTI = Service.tcp("cti", "cti", 2748);

    public static final Service SIP = Service.both("sip", "sip", 5060);
    public static final Service SIPS = Service.tls("sips", "sip", 5061);

    /** Where the screen is shared with numbers of the node itself: floor control (S4). */
    public static final Service BFCP = Service.udp("bfcp", "bfcp", 5070);

    /** Where a voicemail node takes calls, which is of another system. */
    public static final String VOICEMAIL_SIP = "voicemail-sip";

    /** Noun of the ports that media take: what the node plays itself. */
    public static final String RTP = "rtp";

    /** ASSUMED(Cisco's port lists): what the media streaming service of a node takes. */
    private static final int RTP_FIRST = 24_576;

    private static final int RTP_LAST = 32_767;

    public static final Role NODE =
            Role.of("ucm", UDS, UDS_SEARCH, CCMCIP, TFTP_HTTP, TFTP_HTTPS, TFTP, CAPF, ILS, CTI, SIP, SIPS, BFCP);

    /** A router at a site that takes its phones when no node can be reached. */
    public static final Role SRST = Role.of("srst", SIP);

    /** Where calls leave a company. */
    public static final Role GATEWAY = Role.of("gateway", SIP);

    /** Runs on no port of its own: whether it is activated decides whether a node lists devices. */
    public static final String EXTENSION_MOBILITY = "extension-mobility";

    /** Services that a node of a cluster can do without. */
    static final List<String> CAN_BE_OFF =
            List.of(CCMCIP.noun(), CAPF.noun(), CTI.noun(), SIP.noun(), SIPS.noun(), EXTENSION_MOBILITY);

    private UcmServices() {}

    /** The ports of a node for media. */
    public static PortRange media(String host, String address) {
        return new PortRange(host, RTP, "rtp", Transport.UDP, address, RTP_FIRST, RTP_LAST);
    }
}
