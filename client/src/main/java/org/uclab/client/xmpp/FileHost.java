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
        MOBILE(Optional.of(FileDecisions.MOBILE)),
        /** S4: in the cloud "some file transfer features are supported for mobile clients"; files, but no screen captures. */
        CLOUD_MOBILE(Optional.empty());

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

        /** Of that client in the cloud, where it does not matter on which side of an edge clients are. */
        public static Way inCloud(boolean desktop) {
            return desktop ? DIRECT : CLOUD_MOBILE;
        }

        /** Whether SOCKS5 bytestreams go from peer to peer. */
        boolean peers() {
            return objection.isEmpty();
        }

        /**
         * Why a file does not go from peer to peer. ASSUMED(S4): which of the features a mobile client of the cloud lacks is not
         * said; it is the screen capture.
         *
         * @param capture whether it is one of the screen
         */
        Optional<Phrase> objection(boolean capture) {
            return capture && this == CLOUD_MOBILE
                    ? Optional.of(FileDecisions.MOBILE_CAPTURE.of())
                    : objection.map(Reason::of);
        }
    }
}
