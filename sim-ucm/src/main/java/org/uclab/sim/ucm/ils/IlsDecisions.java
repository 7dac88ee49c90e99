package org.uclab.sim.ucm.ils;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;
import org.uclab.lab.wire.WireReasons;

/** What a node tells of its exchanges with others. */
final class IlsDecisions {

    static final Outcome NO_ANSWER = Outcome.none("no-answer", "no answer");
    static final Outcome REFUSED = Outcome.refused("refused", "refused");
    static final Outcome LEARNED = Outcome.noted("learned", "learned");
    static final Reason STATUS = Reason.named("ils-status", "status {status}");
    static final Reason CLUSTERS = Reason.named("clusters-learned", "of {clusters...}");

    static final Subject EXCHANGE = Subject.named("ils-exchange", "ILS with {peer}")
            .decides(NO_ANSWER, REFUSED, LEARNED)
            .because(STATUS, CLUSTERS)
            .because(WireReasons.ALL);

    private IlsDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(EXCHANGE);
    }
}
