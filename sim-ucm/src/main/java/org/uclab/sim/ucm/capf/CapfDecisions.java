package org.uclab.sim.ucm.capf;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What CAPF tells of the certificates of devices. */
final class CapfDecisions {

    static final Outcome ISSUED = Outcome.chosen("issued", "issued");
    static final Outcome DELETED = Outcome.chosen("deleted", "deleted");
    static final Outcome READ = Outcome.chosen("read", "read");
    static final Outcome REFUSED = Outcome.none("refused", "refused");
    static final Reason SERIAL = Reason.named("serial-number", "serial {serial}");
    static final Reason ORDERED = Reason.named("capf-ordered", "it was ordered");
    static final Reason WHY = Reason.named("capf-refused", "{why...}");
    static final Subject CERTIFICATE = Subject.named("capf-certificate", "certificate of {device}")
            .decides(ISSUED, DELETED, READ, REFUSED)
            .because(SERIAL, ORDERED, WHY);

    private CapfDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CERTIFICATE);
    }
}
