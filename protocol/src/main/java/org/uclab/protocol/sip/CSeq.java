package org.uclab.protocol.sip;

/**
 * Sequence number and method, RFC 3261 §20.16.
 *
 * @param number 0 to 2^31 - 1 (RFC 3261 §8.1.1.5)
 */
public record CSeq(long number, String method) {

    /** The largest. */
    public static final long NUMBER_MAX = Integer.MAX_VALUE;

    @Override
    public String toString() {
        return number + " " + method;
    }
}
