package org.uclab.sim.ucm.uds;

import java.time.Instant;
import java.util.Optional;
import org.uclab.lab.http.HttpQuestion;
import org.uclab.sim.ucm.ClusterState;
import org.uclab.sim.ucm.UcmConfig.User;

/**
 * Decides who may see a user's resources. Credentials, where sent, are judged alone: wrong ones are refused even with
 * the cookies of a living session. Otherwise either cookie of a session will do. The user must be the one named in the
 * path.
 */
final class Doorman {

    static final String SSO_COOKIE = "JSESSIONIDSSO";
    static final String COOKIE = "JSESSIONID";

    enum Kind {
        ADMITTED,
        /** Somebody known asks for a user who does not exist. */
        UNKNOWN_USER,
        REFUSED
    }

    /**
     * What was decided.
     *
     * @param opened the session that was opened for the caller
     */
    record Verdict(Kind kind, Optional<Sessions.Opened> opened) {

        static final Verdict REFUSED = new Verdict(Kind.REFUSED, Optional.empty());
    }

    private final Sessions sessions;

    Doorman(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Judges a request.
     *
     * @param pathUser user id in the path, where the path has one
     */
    Verdict judge(HttpQuestion question, ClusterState cluster, Optional<String> pathUser, Instant now) {
        Optional<String> bySession =
                bySession(question, now).filter(id -> cluster.user(id).isPresent());
        Optional<String> caller =
                question.headers().get("Authorization").isPresent() ? byPassword(question, cluster) : bySession;
        if (caller.isEmpty()) {
            return Verdict.REFUSED;
        }
        // ASSUMED(public write-up on UDS): the authenticated name must be the one in the path, there are no roles.
        // ASSUMED(UDS response status codes): 404 belongs to a user that does not exist, 401 to somebody else's path.
        boolean stranger = pathUser.filter(id -> cluster.user(id).isEmpty()).isPresent();
        if (!stranger && pathUser.filter(id -> !id.equals(caller.get())).isPresent()) {
            return Verdict.REFUSED;
        }
        Optional<Sessions.Opened> opened =
                bySession.equals(caller) ? Optional.empty() : Optional.of(sessions.open(caller.get(), now));
        return new Verdict(stranger ? Kind.UNKNOWN_USER : Kind.ADMITTED, opened);
    }

    private static Optional<String> byPassword(HttpQuestion question, ClusterState cluster) {
        return question.basic()
                .flatMap(sent ->
                        cluster.user(sent.user()).filter(user -> user.password().equals(sent.password())))
                .map(User::id);
    }

    private Optional<String> bySession(HttpQuestion question, Instant now) {
        return Cookies.value(question.headers(), SSO_COOKIE)
                .flatMap(sso -> sessions.userBySso(sso, now))
                .or(() -> Cookies.value(question.headers(), COOKIE).flatMap(id -> sessions.userById(id, now)));
    }
}
