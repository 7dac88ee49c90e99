package org.uclab.sim.ucm;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.history.Subject;
import org.uclab.sim.ucm.capf.Capf;
import org.uclab.sim.ucm.cti.Cti;
import org.uclab.sim.ucm.ils.Ils;
import org.uclab.sim.ucm.sip.UcmSip;

/** Everything that nodes of UCM tell of their own accord. */
public final class UcmDecisions {

    private UcmDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return Stream.of(Capf.decisions(), Cti.decisions(), Ils.decisions(), UcmSip.decisions())
                .flatMap(List::stream)
                .toList();
    }
}
