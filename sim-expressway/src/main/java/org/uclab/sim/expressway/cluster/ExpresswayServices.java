package org.uclab.sim.expressway.cluster;

import java.util.List;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Transport;

/** The services of an Expressway-E, with the documented ports (S4, port tables). */
public final class ExpresswayServices {

    public static final Service EDGE_HTTPS = Service.tls("edge-https", "https", 8443);

    /** TLS begins inside. */
    public static final Service EDGE_XMPP = Service.tcp("edge-xmpp", "xmpp", 5222);

    public static final Service TRAVERSAL_HTTPS = Service.tls("traversal-https", "traversal", 2222);
    public static final Service TRAVERSAL_XMPP = Service.tls("traversal-xmpp", "traversal", 7400);

    public static final Service TURN = Service.both("turn", "turn", 3478);

    public static final Service EDGE_SIP = Service.tls("edge-sip", "sip", 5061);

    /** Of the traversal zone; in the trace it is the second of its node, the first has 7001 (S1). */
    public static final Service TRAVERSAL_SIP = Service.tls("traversal-sip", "sip", 7002);

    public static final Role EXPRESSWAY_E = Role.of(
            "expressway-e", EDGE_HTTPS, EDGE_XMPP, EDGE_SIP, TURN, TRAVERSAL_HTTPS, TRAVERSAL_XMPP, TRAVERSAL_SIP);

    /** Opens every connection itself and listens on nothing. */
    public static final Role EXPRESSWAY_C = Role.of("expressway-c");

    /** Noun of the ports from which TURN takes its relays. */
    public static final String TURN_RELAY = "turn-relay";

    private static final int RELAY_FIRST = 24_000;
    private static final int RELAY_LAST = 29_999;

    /** Noun of E's ports of media towards clients (G-PORT). */
    public static final String EDGE_MEDIA = "edge-media";

    /** Noun of C's ports of media, on both sides. */
    public static final String CORE_MEDIA = "core-media";

    /** Noun of the pair of ports that all media between C and E have at E. */
    public static final String TRAVERSAL_MEDIA = "traversal-media";

    private static final int MEDIA_FIRST = 36_000;
    private static final int MEDIA_LAST = 59_999;
    private static final int TRAVERSAL_MEDIA_FIRST = 2_776;
    private static final int TRAVERSAL_MEDIA_LAST = 2_777;

    private ExpresswayServices() {}

    /** The ports from which that E takes media. */
    public static List<PortRange> edgeMedia(String host, String address) {
        return List.of(
                range(host, EDGE_MEDIA, address, MEDIA_FIRST, MEDIA_LAST),
                range(host, TRAVERSAL_MEDIA, address, TRAVERSAL_MEDIA_FIRST, TRAVERSAL_MEDIA_LAST));
    }

    /** The ports from which that C takes media. */
    public static PortRange coreMedia(String host, String address) {
        return range(host, CORE_MEDIA, address, MEDIA_FIRST, MEDIA_LAST);
    }

    private static PortRange range(String host, String noun, String address, int first, int last) {
        return new PortRange(host, noun, "rtp", Transport.UDP, address, first, last);
    }

    /** The ports from which that E takes TURN relays. */
    public static PortRange relays(String host, String address) {
        return new PortRange(host, TURN_RELAY, "rtp", Transport.UDP, address, RELAY_FIRST, RELAY_LAST);
    }
}
