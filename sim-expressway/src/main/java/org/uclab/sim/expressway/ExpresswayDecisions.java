package org.uclab.sim.expressway;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.history.Subject;
import org.uclab.sim.expressway.media.MediaRelays;
import org.uclab.sim.expressway.sip.EdgeSip;
import org.uclab.sim.expressway.traversal.TraversalDecisions;
import org.uclab.sim.expressway.turn.EdgeTurn;

/** Everything that nodes of Expressway tell of their own accord. */
public final class ExpresswayDecisions {

    private ExpresswayDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return Stream.of(TraversalDecisions.all(), EdgeTurn.decisions(), EdgeSip.decisions(), MediaRelays.decisions())
                .flatMap(List::stream)
                .toList();
    }
}
