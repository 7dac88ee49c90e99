package org.uclab.sim.imp.federation;

import java.io.Serial;
import org.uclab.protocol.xmpp.StanzaCondition;

/** No stream to another domain came about. */
final class PeerUnreached extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final StanzaCondition condition;

    /**
     * @param condition {@code remote-server-not-found} or {@code remote-server-timeout}, RFC 6120 §8.3.3.16 and §8.3.3.17
     */
    PeerUnreached(StanzaCondition condition, String message) {
        super(message);
        this.condition = condition;
    }

    /** What senders are told of that failure. */
    static StanzaCondition condition(Throwable cause) {
        return cause instanceof PeerUnreached unreached ? unreached.condition : StanzaCondition.REMOTE_SERVER_TIMEOUT;
    }
}
