package org.uclab.sim.expressway.https;

/** What UCM says about a user who signs in through the edge. */
sealed interface UdsOutcome {

    /** Known; {@code node} is the node of the home cluster that answered, as the cluster names it. */
    record Known(String node, int port) implements UdsOutcome {}

    /** No such user, or not with that password. */
    record Unknown() implements UdsOutcome {}

    /** A UCM node refused for another reason, with this status. */
    record Refused(int status) implements UdsOutcome {}

    /** No UCM node answered. */
    record Unreachable() implements UdsOutcome {}
}
