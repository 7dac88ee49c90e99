package org.uclab.sim.expressway.https;

import java.util.List;

/** What UCM says about a user who signs in through the edge. */
sealed interface UdsOutcome {

    /**
     * Known.
     *
     * @param node    the node of the home cluster that answered, as the cluster names it
     * @param devices names of the user's devices, where credentials were shown
     */
    record Known(String node, int port, List<String> devices) implements UdsOutcome {}

    /** No such user, or not with that password. */
    record Unknown() implements UdsOutcome {}

    /** A UCM node refused for another reason, with this status. */
    record Refused(int status) implements UdsOutcome {}

    /** No UCM node answered. */
    record Unreachable() implements UdsOutcome {}
}
