package org.uclab.lab.system;

import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.node.Program;

/** A system as it runs in one lab: what survives a power cut is kept behind it. */
@FunctionalInterface
public interface Programs {

    /** Makes the program of one of its hosts for each power-up; a host that nothing names runs none and is idle. */
    Optional<Supplier<Program>> of(Host host);
}
