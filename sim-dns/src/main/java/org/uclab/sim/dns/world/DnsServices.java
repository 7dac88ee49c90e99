package org.uclab.sim.dns.world;

import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;

/** What a world calls name servers and their service. */
public final class DnsServices {

    public static final Service DNS = Service.both("dns", "dns", 53);

    /** A name server. */
    public static final Role NAME_SERVER = Role.of("dns", DNS);

    private DnsServices() {}
}
