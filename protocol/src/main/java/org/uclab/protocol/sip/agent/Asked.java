package org.uclab.protocol.sip.agent;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.transaction.TransactionKey;

/** A request of somebody that waits for its answer. Its identity is what an answer is given by. */
public final class Asked {

    private final TransactionKey key;
    private final SipRequest request;
    private final Flow flow;
    private final String tag;
    private final long number;

    Asked(TransactionKey key, SipRequest request, Flow flow, String tag, long number) {
        this.key = key;
        this.request = request;
        this.flow = flow;
        this.tag = tag;
        this.number = number;
    }

    /** The transaction that it founded. */
    public TransactionKey key() {
        return key;
    }

    /** With what its last step tells of where it came from in its Via. */
    public SipRequest request() {
        return request;
    }

    /** Where it came from. */
    public Flow flow() {
        return flow;
    }

    /** The tag that the To of every answer but a 100 gets, where the request has none. */
    public String tag() {
        return tag;
    }

    /** Of its exchange, as it was handed in. */
    public long number() {
        return number;
    }

    @Override
    public String toString() {
        return request + " of " + flow;
    }
}
