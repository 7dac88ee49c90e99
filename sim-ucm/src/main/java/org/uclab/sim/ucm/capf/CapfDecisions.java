package org.uclab.sim.ucm.capf;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What CAPF tells of the certificates it issues. */
public final class CapfDecisions {

    static final Outcome ISSUED = Outcome.chosen("issued", "issued");
    static final Reason SERIAL = Reason.named("serial-number", "serial {serial}");
    static final Subject CERTIFICATE = Subject.named("capf-certificate", "certificate of {device}")
            .decides(ISSUED)
            .because(SERIAL);

    private CapfDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CERTIFICATE);
    }
}
