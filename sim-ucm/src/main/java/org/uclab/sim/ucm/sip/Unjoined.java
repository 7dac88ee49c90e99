package org.uclab.sim.ucm.sip;

import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipResponse;

/** Why two parties could not be brought together, as whoever still waits for an answer is told. */
enum Unjoined {
    /** The node has no ports left for what it would play itself. Cause 47 is answered with 503 (RFC 3398 §8.2.6.1). */
    NO_PORTS(503) {
        @Override
        SipResponse told(SipResponse response, Self self) {
            return response.with(HeaderName.RETRY_AFTER, RETRY_S)
                    .with("Reason", "Q.850;cause=47;text=\"Resource unavailable\"");
        }
    },
    /** They have no codec in common (RFC 3261 §21.4.26). */
    NOTHING_IN_COMMON(488) {
        @Override
        SipResponse told(SipResponse response, Self self) {
            return response.with("Warning", self.warning(305, "Incompatible media format"));
        }
    },
    /** One of them gives no description of what it would send. */
    UNWILLING(480);

    /** ASSUMED(choice): calls are over in a while, and their ports are free then. */
    private static final int RETRY_S = 5;

    private final int status;

    Unjoined(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** That answer with what says why. */
    SipResponse told(SipResponse response, Self self) {
        return response;
    }
}
