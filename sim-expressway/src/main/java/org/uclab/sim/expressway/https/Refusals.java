package org.uclab.sim.expressway.https;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;

/** The error answers of E and C. {@code Server} tells which of the two speaks. */
final class Refusals {

    static final String EDGE = "CE_E";
    static final String CORE = "CE_C ECS";

    private Refusals() {}

    /** C: no credentials, wrong ones, or no good cookie. */
    static HttpAnswer unauthorized(Instant now) {
        return new HttpAnswer(
                401,
                HttpFields.of(
                        "WWW-Authenticate", "Basic realm=\"Cisco-Edge\"", "Server", CORE, "Date", Cookies.date(now)),
                new byte[0]);
    }

    /** E: a domain that is not enabled. */
    static HttpAnswer foreignDomain(Instant now) {
        return new HttpAnswer(
                403, HttpFields.of("Date", Cookies.date(now), "Connection", "close", "Server", EDGE), new byte[0]);
    }

    /** E: no C is linked, or its link broke before it answered. */
    static HttpAnswer noNextHop(Instant now) {
        return of(502, "next hop connection failed", EDGE, now);
    }

    /** C: the origin cannot be reached, or its certificate is not accepted. */
    static HttpAnswer connectFailed(Instant now) {
        return of(502, "connect failed", CORE, now);
    }

    /** Any other. ASSUMED(expressway.md §9): the bodies of error pages are not public. */
    static HttpAnswer of(int status, String text, String server, Instant now) {
        return new HttpAnswer(
                status,
                HttpFields.of("Date", Cookies.date(now), "Server", server, "Content-Type", "text/plain"),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
