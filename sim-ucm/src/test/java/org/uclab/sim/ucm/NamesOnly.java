package org.uclab.sim.ucm;

import java.util.List;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.model.WorldSection;

/** Stands in for the system of the name servers that zones want: their role, and nothing else. */
record NamesOnly() implements WorldSection<NamesOnly> {

    @Override
    public String name() {
        return "names";
    }

    @Override
    public Class<NamesOnly> type() {
        return NamesOnly.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(Role.of("dns"));
    }

    @Override
    public NamesOnly read(WorldReading world) {
        world.root().has("nameServers");
        return this;
    }
}
