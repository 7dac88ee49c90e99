package org.uclab.client.xmpp;

import java.util.Optional;
import org.uclab.client.http.Route;
import org.uclab.client.step.Journal;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Reason;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;

/**
 * What file transfers have of the host that the client is on.
 *
 * @param ids draws the ids of streams
 * @param way how the client stands to other clients
 * @param route the way to servers, for files that go by one; empty where none do
 */
public record FileHost(Dialler dialler, Journal journal, Draws ids, Way way, Optional<Route> route) {

    /** How clients stand to each other. */
    public enum Way {
        /** They reach each other. */
        DIRECT(Optional.empty()),
        /** S4: "The client does not support file transfer including screen capture" there, but for managed transfers. */
        EDGE(Optional.of(FileDecisions.EDGE)),
        /** S4: 37200 is in the port table of desktop clients alone. */
        MOBILE(Optional.of(FileDecisions.MOBILE));

        private final Optional<Reason> objection;

        Way(Optional<Reason> objection) {
            this.objection = objection;
        }

        /** Of that client. */
        public static Way of(boolean outside, boolean desktop) {
            if (outside) {
                return EDGE;
            }
            return desktop ? DIRECT : MOBILE;
        }

        /** Why nothing goes from peer to peer. */
        Optional<Phrase> objection() {
            return objection.map(Reason::of);
        }
    }
}
