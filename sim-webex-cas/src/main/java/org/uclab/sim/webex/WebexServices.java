package org.uclab.sim.webex;

import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;

/** The services of the cloud. */
final class WebexServices {

    public static final Service CAS = Service.tls("cas", "https", 443);
    public static final Service CAS_HTTP = Service.tcp("cas-http", "http", 80);

    public static final Role WEBEX = Role.of("webex", CAS, CAS_HTTP);

    /** S4, port table: XMPP to the cloud is on 443. */
    public static final Service XMPP_443 = Service.tcp("xmpp-443", "xmpp", 443);

    /** S4: where 443 is blocked. */
    public static final Service XMPP = Service.tcp("xmpp", "xmpp", 5222);

    /** What the cloud has kept of messages, as its administrators read it. ASSUMED(choice): how they do is not public. */
    public static final Service ARCHIVE = Service.tls("archive", "https", 8443);

    public static final Role MESSENGER = Role.of("webex-messenger", XMPP_443, XMPP, ARCHIVE);

    private WebexServices() {}
}
