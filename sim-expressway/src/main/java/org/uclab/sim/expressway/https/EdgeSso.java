package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.QueryText;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;

/**
 * {@code get_edge_sso}: whether a client may try single sign-on, asked without credentials before {@code
 * get_edge_config}, whether there is single sign-on or not. E answers {@code true} by itself where the administrator has
 * switched the check inside off; otherwise C asks one UCM node after the other, a question each, in turn.
 */
final class EdgeSso {

    static final String CALL = "/get_edge_sso";

    /** RFC 5321 §4.5.3.1.3: the longest address of mail, in characters. */
    static final int EMAIL_MAX_CHARS = 254;

    private static final String EMAIL = "email";

    private final ExpresswayConfig config;
    private final UdsLogin uds;
    private final Agenda loop;

    EdgeSso(ExpresswayConfig config, UdsLogin uds, Agenda loop) {
        this.config = config;
        this.uds = uds;
        this.loop = loop;
    }

    /** Whether that path is this call. */
    static boolean asked(EdgePath path) {
        // A slash at the end is taken here as it is at the call beside it.
        return path.segment().origin().isEmpty()
                && (path.rest().equals(CALL) || path.rest().equals(CALL + "/"));
    }

    /** Whose sign-in it is about; empty where the question does not name exactly one. */
    private static Optional<String> email(EdgePath path) {
        Map<String, List<String>> query =
                QueryText.parse(path.query().isEmpty() ? "" : path.query().substring(1));
        List<String> named = query.getOrDefault(EMAIL, List.of());
        return Optional.of(named)
                .filter(all -> all.size() == 1)
                .map(all -> all.get(0))
                .filter(email -> email.length() <= EMAIL_MAX_CHARS && email.matches("[^@\\s]+@[^@\\s]+"));
    }

    /** E's own answer. */
    static HttpAnswer atTheEdge(EdgePath path, String method, Instant now) {
        return refused(path, method, Refusals.EDGE, now).orElseGet(() -> document(true, Refusals.EDGE, now));
    }

    /** C's. */
    Future<HttpAnswer> answer(EdgePath path, String method) {
        Optional<HttpAnswer> refused = refused(path, method, Refusals.CORE, loop.now());
        return refused.isPresent()
                ? Future.succeededFuture(refused.get())
                : uds.singleSignOn(email(path).orElseThrow())
                        .map(known -> known.map(able -> document(able, Refusals.CORE, loop.now()))
                                .orElseGet(() -> Refusals.of(
                                        config.settings().statuses().ucmDown(),
                                        "no answer from Unified CM",
                                        Refusals.CORE,
                                        loop.now())));
    }

    private static Optional<HttpAnswer> refused(EdgePath path, String method, String server, Instant now) {
        if (!method.equals("GET")) {
            return Optional.of(Refusals.of(405, "no such edge call", server, now));
        }
        // ASSUMED(choice): a question about nobody, or about two, is a bad request; no document shows one.
        return email(path).isEmpty() ? Optional.of(Refusals.of(400, "no email", server, now)) : Optional.empty();
    }

    /**
     * ASSUMED(Expressway deployment guides, get_edge_config): the guides say that the answer is true or false, and no
     * source shows the document around it; it is spelt here as that of the call beside it.
     */
    private static HttpAnswer document(boolean able, String server, Instant now) {
        String body = "<?xml version='1.0' encoding='UTF-8'?><getEdgeSsoResponse version=\"1.0\"><response>" + able
                + "</response></getEdgeSsoResponse>";
        return new HttpAnswer(
                200,
                HttpFields.of("Server", server, "Date", Cookies.date(now), "Content-Type", "text/xml"),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
