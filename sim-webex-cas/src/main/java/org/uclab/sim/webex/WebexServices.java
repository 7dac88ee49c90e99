package org.uclab.sim.webex;

import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;

/** The services of the cloud. */
final class WebexServices {

    public static final Service CAS = Service.tls("cas", "https", 443);
    public static final Service CAS_HTTP = Service.tcp("cas-http", "http", 80);

    public static final Role WEBEX = Role.of("webex", CAS, CAS_HTTP);

    private WebexServices() {}
}
