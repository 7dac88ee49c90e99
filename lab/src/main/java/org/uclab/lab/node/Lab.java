package org.uclab.lab.node;

import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Wire;

/** What all nodes of one lab share. */
public record Lab(LabClock clock, History history, FaultBoard faults, Wire wire, LabCa ca, Seed seed) {

    /** A lab with a seed that nobody has chosen. */
    public Lab(LabClock clock, History history, FaultBoard faults, Wire wire, LabCa ca) {
        this(clock, history, faults, wire, ca, Seed.fresh());
    }
}
