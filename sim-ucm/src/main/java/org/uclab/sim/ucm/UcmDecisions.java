package org.uclab.sim.ucm;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.history.Subject;
import org.uclab.sim.ucm.capf.CapfDecisions;
import org.uclab.sim.ucm.ils.IlsDecisions;

/** Everything that nodes of UCM tell of their own accord. */
public final class UcmDecisions {

    private UcmDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return Stream.of(CapfDecisions.all(), IlsDecisions.all())
                .flatMap(List::stream)
                .toList();
    }
}
