package org.uclab.sim.ucm;

import java.util.List;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.model.WorldSection;

/** Stands in for the name servers that zones want and the mailboxes that profiles name: their roles, and nothing else. */
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
        return List.of(Role.of("dns"), Role.of("voicemail"));
    }

    @Override
    public NamesOnly read(WorldReading world) {
        world.root().has("nameServers");
        world.root().has("voicemail");
        return this;
    }
}
