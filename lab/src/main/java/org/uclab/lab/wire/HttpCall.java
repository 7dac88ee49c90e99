package org.uclab.lab.wire;

import java.time.Duration;

/**
 * An HTTP request to make.
 *
 * @param scheme  {@code http} or {@code https}
 * @param host    the name asked for: in {@code Host} (with the port), in SNI, and in the certificate
 * @param server  the published endpoint to connect to
 * @param target  path and query
 * @param limit   lab time until the whole answer must be there
 */
public record HttpCall(
        String method,
        String scheme,
        String host,
        Endpoint server,
        String target,
        HttpFields headers,
        byte[] body,
        Duration limit) {

    public static HttpCall get(
            String scheme, String host, Endpoint server, String target, HttpFields headers, Duration limit) {
        return new HttpCall("GET", scheme, host, server, target, headers, new byte[0], limit);
    }

    /** Whether it may be made twice, RFC 9110 §9.2.1: a safe method changes nothing. */
    boolean harmless() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public String url() {
        return scheme + "://" + host + ":" + server.port() + target;
    }
}
