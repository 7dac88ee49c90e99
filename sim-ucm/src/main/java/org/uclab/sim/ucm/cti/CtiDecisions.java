package org.uclab.sim.ucm.cti;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the CTI service tells of its own accord. */
final class CtiDecisions {

    static final Outcome OPENED = Outcome.noted("opened", "opened");
    static final Outcome REFUSED = Outcome.refused("refused", "refused");
    static final Outcome CLOSED = Outcome.noted("closed", "closed");
    static final Reason APPLICATION = Reason.named("application", "for {application...}");
    static final Reason WHY = Reason.named("cti-why", "{why...}");

    static final Subject SESSION = Subject.named("cti-session", "CTI session of {user}")
            .decides(OPENED, REFUSED, CLOSED)
            .because(APPLICATION, WHY);

    private CtiDecisions() {}

    /** The subjects. */
    static List<Subject> all() {
        return List.of(SESSION);
    }
}
