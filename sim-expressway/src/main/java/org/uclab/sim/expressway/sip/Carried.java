package org.uclab.sim.expressway.sip;

import java.time.Instant;
import java.util.Optional;
import org.uclab.protocol.sip.Flow;
import org.uclab.sim.expressway.media.RelayedCall;

/**
 * A dialog that goes through a node, known by what the node has written into its Record-Route.
 *
 * @see DialogCarrier
 */
final class Carried {

    /**
     * Where its two ends are.
     *
     * @param client the connection of the client; on a C none
     * @param peer   host of the C, or of the E, that it goes on to
     * @param inside Contact of the phone as Unified CM knows it; on an E empty
     * @param outside Contact of the phone as it calls itself; on an E empty
     */
    record Ends(Optional<Flow> client, String peer, String inside, String outside) {}

    private final String token;
    private final Ends ends;
    private final Optional<RelayedCall> media;
    private Instant until;
    private boolean confirmed;

    /**
     * @param token what stands in the Record-Route
     * @param media where it is a call
     */
    Carried(String token, Ends ends, Optional<RelayedCall> media, Instant until) {
        this.token = token;
        this.ends = ends;
        this.media = media;
        this.until = until;
    }

    String token() {
        return token;
    }

    Ends ends() {
        return ends;
    }

    Optional<RelayedCall> media() {
        return media;
    }

    /** When it is forgotten unless something is said in it. */
    Instant until() {
        return until;
    }

    void until(Instant later) {
        until = later;
    }

    /** Whether its first request was accepted. */
    boolean confirmed() {
        return confirmed;
    }

    void confirm() {
        confirmed = true;
    }
}
