package org.uclab.sim.expressway.cluster;

import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;

/** The services of an Expressway-E, with the documented ports (S4, port tables). */
public final class ExpresswayServices {

    public static final Service EDGE_HTTPS = Service.tls("edge-https", "https", 8443);

    /** TLS begins inside. */
    public static final Service EDGE_XMPP = Service.tcp("edge-xmpp", "xmpp", 5222);

    public static final Service TRAVERSAL_HTTPS = Service.tls("traversal-https", "traversal", 2222);
    public static final Service TRAVERSAL_XMPP = Service.tls("traversal-xmpp", "traversal", 7400);

    public static final Role EXPRESSWAY_E =
            Role.of("expressway-e", EDGE_HTTPS, EDGE_XMPP, TRAVERSAL_HTTPS, TRAVERSAL_XMPP);

    /** Opens every connection itself and listens on nothing. */
    public static final Role EXPRESSWAY_C = Role.of("expressway-c");

    private ExpresswayServices() {}
}
