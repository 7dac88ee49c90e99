package org.uclab.sim.expressway.https;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.uclab.lab.clock.FixDate;
import org.uclab.lab.wire.HttpFields;

/** The {@code X-Auth} cookie on the wire (RFC 6265 §4). */
final class Cookies {

    private static final String NAME = "X-Auth";

    /** Cookies of that name looked at in one request. */
    private static final int TAKEN_MAX = 8;

    private Cookies() {}

    /** The tokens a request carries. */
    static List<String> tokens(HttpFields fields) {
        List<String> tokens = new ArrayList<>();
        for (String line : fields.all("Cookie")) {
            for (String pair : line.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(NAME) && tokens.size() < TAKEN_MAX) {
                    tokens.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return tokens;
    }

    /**
     * The {@code Set-Cookie} value.
     *
     * @param edgeHost host name of the E the client used: its own domain, not the service domain, is the cookie's
     */
    static String issue(String token, Instant expires, String edgeHost) {
        String domain = edgeHost.substring(edgeHost.indexOf('.') + 1);
        return NAME + "=" + token + "; Expires=" + date(expires) + "; Domain=." + domain + "; Path=/; Secure; HttpOnly";
    }

    /** An HTTP date (RFC 9110 §5.6.7). */
    static String date(Instant instant) {
        return FixDate.of(instant);
    }
}
