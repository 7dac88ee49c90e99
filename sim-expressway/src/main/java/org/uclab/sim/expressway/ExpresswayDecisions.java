package org.uclab.sim.expressway;

import java.util.List;
import org.uclab.lab.history.Subject;
import org.uclab.sim.expressway.traversal.TraversalDecisions;

/** Everything that nodes of Expressway tell of their own accord. */
public final class ExpresswayDecisions {

    private ExpresswayDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return TraversalDecisions.all();
    }
}
