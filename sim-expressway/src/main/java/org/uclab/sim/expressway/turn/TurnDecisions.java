package org.uclab.sim.expressway.turn;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the relays tell of their own accord. */
final class TurnDecisions {

    static final Outcome AT = Outcome.chosen("relay-at", "{relay}");
    static final Outcome ENDED = Outcome.noted("relay-ended", "ended");
    static final Reason ALLOCATED = Reason.named("relay-allocated", "allocated for {seconds} s");
    static final Reason EXPIRED = Reason.named("relay-expired", "its time is over");
    static final Reason GIVEN_BACK = Reason.named("relay-given-back", "given back");
    static final Reason CONNECTION_GONE = Reason.named("relay-connection-gone", "the connection is gone");

    static final Subject RELAY = Subject.named("turn-relay", "TURN relay of {client}")
            .decides(AT, ENDED)
            .because(ALLOCATED, EXPIRED, GIVEN_BACK, CONNECTION_GONE);

    private TurnDecisions() {}

    /** The subjects. */
    static List<Subject> all() {
        return List.of(RELAY);
    }
}
