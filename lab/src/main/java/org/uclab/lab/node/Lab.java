package org.uclab.lab.node;

import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.Wire;

/** What all nodes of one lab share. */
public record Lab(LabClock clock, History history, FaultBoard faults, Wire wire, LabCa ca) {}
