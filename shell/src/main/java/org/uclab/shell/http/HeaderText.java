package org.uclab.shell.http;

import io.vertx.core.http.HttpHeaders;

/**
 * Header names and values as Vert.x writes them fastest. Answers repeat theirs, so a bounded number is remembered as
 * bytes; what is long, as a cookie is, is rarely repeated. Safe for any thread: of two that come at once either may
 * stay.
 */
final class HeaderText {

    /** Texts remembered at most. */
    private static final int TEXTS_MAX = 512;

    private static final int LENGTH_MAX = 48;

    private record Known(String text, CharSequence bytes) {}

    private final Known[] texts = new Known[TEXTS_MAX];

    CharSequence of(String text) {
        if (text.length() > LENGTH_MAX) {
            return text;
        }
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & (TEXTS_MAX - 1);
        Known known = texts[slot];
        if (known == null || !known.text().equals(text)) {
            known = new Known(text, HttpHeaders.createOptimized(text));
            texts[slot] = known;
        }
        return known.bytes();
    }
}
