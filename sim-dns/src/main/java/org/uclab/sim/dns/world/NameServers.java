package org.uclab.sim.dns.world;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldReading;

/** The name servers of a world. */
public record NameServers(List<NameServer> servers) {

    public NameServers {
        servers = List.copyOf(servers);
    }

    /** Hosts that some SRV record has the address of where the name should be, and that are so called by it. */
    public Set<String> calledByAddress() {
        return servers.stream()
                .flatMap(server -> server.zones().stream())
                .flatMap(zone -> zone.services().stream())
                .flatMap(service -> service.targets().stream())
                .filter(NameServer.Target::literal)
                .map(NameServer.Target::host)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a world says of name servers. */
    public static NameServers read(WorldReading world) {
        return NameServerReader.read(world);
    }

    /** Whether it fits together. */
    public void lint(LabModel model, LabLint lint) {
        NameServerLint.check(this, model, lint);
    }
}
