package org.uclab.sim.dns.world;

import java.util.List;
import java.util.Set;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.model.WorldSection;
import org.uclab.sim.dns.DnsSystem;

/** The other systems of a world: what name servers tell of. Hosts whose name begins with {@code bare} have no service. */
record Others() implements WorldSection<Others> {

    private static final Role UCM =
            Role.of("ucm", Service.tls("uds", "https", 8443), Service.tcp("tftp-http", "http", 6970));

    /** A world that has them, which is read after the name servers. */
    static LabModel read(String yaml, Library library) throws WorldException {
        return LabModel.parse("w.yaml", yaml, library, List.of(new DnsSystem(), new Others()));
    }

    @Override
    public String name() {
        return "others";
    }

    @Override
    public Class<Others> type() {
        return Others.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(UCM);
    }

    @Override
    public Others read(WorldReading world) {
        return this;
    }

    @Override
    public Set<Service> absent(Others section, Host host) {
        return host.name().startsWith("bare") ? Set.copyOf(UCM.services()) : Set.of();
    }
}
