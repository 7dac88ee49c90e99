package org.uclab.sim.ucm.uds;

import java.util.Optional;
import org.uclab.lab.wire.HttpFields;

/** Reads {@code Cookie} headers, RFC 6265 §4.2. */
final class Cookies {

    /** Most cookies looked at in one request. */
    static final int COOKIES_MAX = 50;

    private Cookies() {}

    /** The value of the first cookie of that name; names compare with case. */
    static Optional<String> value(HttpFields headers, String name) {
        int seen = 0;
        for (String header : headers.all("Cookie")) {
            for (String pair : header.split(";", COOKIES_MAX + 1)) {
                if (seen++ == COOKIES_MAX) {
                    return Optional.empty();
                }
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }
}
