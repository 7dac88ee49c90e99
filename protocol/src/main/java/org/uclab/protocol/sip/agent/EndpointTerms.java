package org.uclab.protocol.sip.agent;

import java.util.function.Function;
import java.util.function.Supplier;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.transaction.TransactionTimes;

/**
 * How an endpoint behaves.
 *
 * @param times     of its transactions
 * @param servedMax requests of others in work at once, at least 1; for one more those go that are refused, or answered and no
 *     INVITE, or accepted and acknowledged, and where there is none the answer is 503
 * @param servedBytesMax bytes of those at once, head and body; where one more would be too many the answer is 503, too
 * @param askedMax  requests of its own in work at once, at least 1; for one more that goes which is answered longest ago, other than by a
 *     refusal of an INVITE, and where there is none it fails at once
 * @param sentBy    what a Via of ours says on that way: {@code host:port}
 * @param branches  for branches of what is asked that way: each new, 32 random bits at least (RFC 3261 §19.3), of characters of a token
 * @param tags      for the tag of what answers that request, as random, and drawn apart: what is asked here is not to depend on when
 *     others ask
 */
public record EndpointTerms(
        TransactionTimes times,
        int servedMax,
        long servedBytesMax,
        int askedMax,
        Function<Flow, String> sentBy,
        Function<Flow, String> branches,
        Function<SipRequest, String> tags) {

    /** Transactions of either side that an endpoint has room for. */
    public static final int TRANSACTIONS_MAX = 10_000;

    /**
     * Bytes of the requests of others that are in work: a choice of ours, some four thousand of the largest that phones send,
     * and far fewer of those that are all body.
     */
    public static final long SERVED_BYTES_MAX = 96L * 1024 * 1024;

    /** Seconds that somebody turned away is told to wait (RFC 3261 §20.33). */
    static final int RETRY_AFTER_S = 5;

    /** The times of RFC 3261 and room for {@link #TRANSACTIONS_MAX}. */
    public static EndpointTerms standard(Function<Flow, String> sentBy, Supplier<String> tokens) {
        return new EndpointTerms(
                TransactionTimes.STANDARD,
                TRANSACTIONS_MAX,
                SERVED_BYTES_MAX,
                TRANSACTIONS_MAX,
                sentBy,
                flow -> tokens.get(),
                request -> tokens.get());
    }

    /** With other times. */
    public EndpointTerms with(TransactionTimes others) {
        return new EndpointTerms(others, servedMax, servedBytesMax, askedMax, sentBy, branches, tags);
    }

    /** With room for so many bytes of requests of others. */
    public EndpointTerms withServedBytesMax(long other) {
        return new EndpointTerms(times, servedMax, other, askedMax, sentBy, branches, tags);
    }
}
