package org.uclab.protocol.sip.agent;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.Via;

/**
 * Where an answer goes, RFC 3261 §18.2.2 and RFC 3581 §4: over the connection of its request, or where that is gone to the
 * port of its sent-by; a datagram to the port it came from if that was asked for. An {@code maddr} is for multicast, which
 * nobody here speaks, and would let a stranger aim our answers elsewhere: it is not followed.
 */
public final class AnswerRoute {

    private static final int PORT_DIGITS_MAX = 5;

    private AnswerRoute() {}

    /**
     * @param came the way of the request
     */
    public static Flow of(SipResponse response, Flow came) {
        return of(response.topVia(), came);
    }

    /** The same by the last step, which request and answer have in common. */
    static Flow of(Via via, Flow came) {
        int sentBy = via.port() == 0 ? came.transport().defaultPort() : via.port();
        if (came.transport().reliable()) {
            return new Flow(came.transport(), came.host(), sentBy, came.connection());
        }
        int port = via.parameters()
                .value("rport")
                .flatMap(digits -> SipMessage.digits(digits, PORT_DIGITS_MAX))
                .filter(number -> number > 0 && number < 65_536)
                .orElse(sentBy);
        return new Flow(came.transport(), came.host(), port, came.connection());
    }
}
