package org.uclab.sim.ucm.uds;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.database.ClusterState;

/**
 * Pages of other origins (Fetch standard, CORS protocol). UDS answers the question that a browser asks before, from 10.5
 * and for the origins that an administrator listed; to everybody else it is as if there were no such thing.
 *
 * <p>ASSUMED(UDS developer guide): it says who is answered, not which fields the answer has.
 */
record Cors(String origin) {

    /** Longest origin looked at, in characters: a scheme, a DNS name and a port. */
    private static final int ORIGIN_MAX_CHARS = 300;

    /** Header fields that a page may ask to send, in characters of the question. */
    private static final int ASKED_MAX_CHARS = 1_000;

    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
    private static final Pattern FIELD_NAMES = Pattern.compile("[A-Za-z0-9-]+( ?, ?[A-Za-z0-9-]+)*");

    /** Time for which a browser may keep the answer, in seconds. */
    private static final String MAX_AGE_SECONDS = "1800";

    /** The origin of a question, where it is one of those listed; case does not count in schemes and hosts (RFC 6454 §4). */
    static Optional<Cors> of(HttpQuestion question, ClusterState cluster) {
        List<String> listed = cluster.config().settings().uds().corsOrigins();
        if (listed.isEmpty() || !cluster.release().atLeast(10, 5)) {
            return Optional.empty();
        }
        return question.headers()
                .get("Origin")
                .filter(origin ->
                        origin.length() <= ORIGIN_MAX_CHARS && listed.contains(origin.toLowerCase(Locale.ROOT)))
                .map(Cors::new);
    }

    /** The answer to a preflight; empty where the question is none. */
    Optional<HttpAnswer> preflight(HttpQuestion question) {
        if (!question.method().equals("OPTIONS")
                || question.headers().get("Access-Control-Request-Method").isEmpty()) {
            return Optional.empty();
        }
        HttpFields fields = HttpFields.of(
                "Access-Control-Allow-Methods",
                METHODS,
                "Access-Control-Max-Age",
                MAX_AGE_SECONDS,
                "Content-Length",
                "0");
        Optional<String> asked = question.headers()
                .get("Access-Control-Request-Headers")
                .filter(names -> names.length() <= ASKED_MAX_CHARS
                        && FIELD_NAMES.matcher(names).matches());
        if (asked.isPresent()) {
            fields = fields.with("Access-Control-Allow-Headers", asked.get());
        }
        return Optional.of(marked(new HttpAnswer(200, fields, new byte[0])));
    }

    /** The answer as the page may read it, credentials and all. */
    HttpAnswer marked(HttpAnswer answer) {
        return answer.with("Access-Control-Allow-Origin", origin)
                .with("Access-Control-Allow-Credentials", "true")
                .with("Vary", "Origin");
    }
}
