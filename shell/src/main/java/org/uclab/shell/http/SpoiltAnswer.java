package org.uclab.shell.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What faults, one after the other, make of an answer. One that is lost stays lost.
 *
 * @param answer empty before there is one, and where there will be none
 * @param lost   whether there will be none
 * @param later  lab time to wait first
 */
record SpoiltAnswer(Optional<HttpAnswer> answer, boolean lost, Duration later) {

    /** What clients know a login page by is the target of its form, a word of the servlet specification. */
    private static final String LOGIN_PAGE = "<html><head><title>uclab</title></head><body>"
            + "<form method=\"post\" action=\"j_security_check\"><input name=\"j_username\"/>"
            + "<input type=\"password\" name=\"j_password\"/></form></body></html>";

    /** What the service answers. */
    static SpoiltAnswer right(HttpAnswer answer) {
        return new SpoiltAnswer(Optional.of(answer), false, Duration.ZERO);
    }

    /** The service has not been asked. */
    static SpoiltAnswer nothing() {
        return new SpoiltAnswer(Optional.empty(), false, Duration.ZERO);
    }

    /** The same, with that wrong as well. */
    SpoiltAnswer with(HttpFault fault) {
        if (lost) {
            return this;
        }
        return switch (fault.kind()) {
            case STATUS -> instead(HttpAnswer.empty(((HttpFault.Status) fault).code()));
            case LOGIN_PAGE -> instead(HttpAnswer.of(200, "text/html;charset=utf-8", LOGIN_PAGE));
            case STALE_COOKIE -> instead(HttpAnswer.empty(401));
            case NO_REPLY -> new SpoiltAnswer(Optional.empty(), true, later);
            case SLOW -> new SpoiltAnswer(answer, false, later.plus(((HttpFault.Slow) fault).by()));
            case MALFORMED -> new SpoiltAnswer(answer.map(SpoiltAnswer::halved), false, later);
            case CONTENT_TYPE ->
                new SpoiltAnswer(
                        answer.map(whole -> typed(whole, ((HttpFault.ContentType) fault).type())), false, later);
        };
    }

    private SpoiltAnswer instead(HttpAnswer other) {
        return new SpoiltAnswer(Optional.of(other), false, later);
    }

    private static HttpAnswer halved(HttpAnswer whole) {
        return new HttpAnswer(
                whole.status(),
                whole.headers().without("Content-Length"),
                Arrays.copyOf(whole.body(), whole.body().length / 2));
    }

    private static HttpAnswer typed(HttpAnswer whole, String type) {
        return new HttpAnswer(
                whole.status(), whole.headers().without("Content-Type").with("Content-Type", type), whole.body());
    }
}
