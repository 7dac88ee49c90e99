package org.uclab.protocol.sip.digest;

import java.time.Duration;

/**
 * What a server demands.
 *
 * @param realm     what it calls itself to users
 * @param algorithm of the hash
 * @param qop       whether it offers {@code auth}; a client of before RFC 2617 may go on without
 * @param lifetime  how long a nonce is good; after that the client is told that its own is stale
 * @param noncesMax nonces remembered at once, at least 1: the oldest goes for a new one, and is stale then
 */
public record DigestTerms(String realm, DigestAlgorithm algorithm, boolean qop, Duration lifetime, int noncesMax) {

    /** MD5 and no qop, as the older of our kind ask. */
    public static DigestTerms plain(String realm) {
        return new DigestTerms(realm, DigestAlgorithm.MD5, false, Duration.ofMinutes(10), 10_000);
    }
}
