package org.uclab.shell.http;

import java.util.Optional;

/**
 * A request target (RFC 9112 §3.2).
 *
 * @param origin    path and query as sent, or {@code *}
 * @param path      without the query
 * @param query     without its question mark, empty when there is none
 * @param authority host and port of an absolute-form, which go before {@code Host} (§3.2.2)
 */
record Target(String origin, String path, String query, Optional<String> authority) {

    static Target of(String text) {
        int scheme = text.startsWith("/") ? -1 : text.indexOf("://");
        if (scheme < 0) {
            return of(text, Optional.empty());
        }
        int from = scheme + 3;
        int end = from;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        String rest = text.substring(end);
        // RFC 9110 §4.2.3: an empty path is that of the root.
        return of(rest.startsWith("/") ? rest : "/" + rest, Optional.of(text.substring(from, end)));
    }

    private static Target of(String origin, Optional<String> authority) {
        int mark = origin.indexOf('?');
        return new Target(
                origin,
                mark < 0 ? origin : origin.substring(0, mark),
                mark < 0 ? "" : origin.substring(mark + 1),
                authority);
    }
}
