package org.uclab.protocol.sip.digest;

import java.util.Optional;

/** The response of a digest, RFC 2617 §3.2.2. */
final class DigestHash {

    private DigestHash() {}

    /**
     * What a request is told by.
     *
     * @param uri the digest-uri as written
     * @param qop where it is used, with its counter and the client's nonce
     */
    record Told(String method, String uri, String nonce, Optional<Qop> qop) {}

    /**
     * Protection of the request, {@code auth}.
     *
     * @param count eight hexadecimal digits
     */
    record Qop(String name, String count, String clientNonce) {}

    /** What server and client may keep in place of a password. */
    static String secret(DigestAlgorithm algorithm, String user, String realm, String password) {
        return algorithm.hash(user + ":" + realm + ":" + password);
    }

    static String response(DigestAlgorithm algorithm, String secret, Told told) {
        return response(algorithm, secret, asked(algorithm, told.method(), told.uri()), told);
    }

    /** What a response has of the request itself. */
    static String asked(DigestAlgorithm algorithm, String method, String uri) {
        return algorithm.hash(method + ":" + uri);
    }

    /** The same where that is known. */
    static String response(DigestAlgorithm algorithm, String secret, String asked, Told told) {
        String middle = told.qop()
                .map(qop -> told.nonce() + ":" + qop.count() + ":" + qop.clientNonce() + ":" + qop.name())
                .orElse(told.nonce());
        return algorithm.hash(secret + ":" + middle + ":" + asked);
    }
}
