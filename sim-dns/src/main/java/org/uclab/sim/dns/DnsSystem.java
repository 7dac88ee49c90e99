package org.uclab.sim.dns;

import java.util.List;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Site;
import org.uclab.sim.dns.server.DnsServer;
import org.uclab.sim.dns.world.DnsServices;
import org.uclab.sim.dns.world.NameServers;

/** Name servers: {@code nameServers} of a world, and the hosts that run {@code dns}. */
public final class DnsSystem implements LabSystem<NameServers> {

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public Class<NameServers> type() {
        return NameServers.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(DnsServices.NAME_SERVER);
    }

    @Override
    public NameServers read(WorldReading world) {
        return NameServers.read(world);
    }

    @Override
    public void lint(NameServers section, LabModel model, LabLint lint) {
        section.lint(model, lint);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(DnsServer.TELLER);
    }

    @Override
    public List<FaultForm> faults() {
        return DnsServer.FAULTS;
    }

    @Override
    public DnsServers programs(NameServers section, Site site) {
        return new DnsServers(section, site);
    }
}
