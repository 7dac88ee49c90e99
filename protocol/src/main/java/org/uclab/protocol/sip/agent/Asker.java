package org.uclab.protocol.sip.agent;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipResponse;

/** Whoever sent a request. One for each request. */
public interface Asker {

    /** Why no answer will come. */
    enum Loss {
        /** None came in time. It is as if a 408 had come (RFC 3261 §8.1.3.1). */
        TIMED_OUT,
        /** None came in time but such as belong to another request, or cannot be read. */
        UNFIT,
        /** The request did not go out, or its connection broke. It is as if a 503 had come. */
        UNREACHED,
        /** There are too many requests of ours already. */
        OVERLOADED
    }

    /**
     * An answer: any number of provisional ones, then one final one. To an INVITE there may be several 2xx with different
     * tags, each the first of its kind.
     *
     * @param flow where it came from
     */
    void answered(SipResponse response, Flow flow);

    /** No final answer will come. */
    void lost(Loss loss);
}
