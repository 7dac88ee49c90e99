package org.uclab.sim.ucm.uds;

import java.time.Instant;
import java.util.Optional;
import org.uclab.lab.model.Spelling;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.LoginBook;

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
        /** Somebody known who may not use the service. */
        FORBIDDEN,
        REFUSED
    }

    /**
     * What was decided.
     *
     * @param caller who it is, empty when refused
     * @param opened the session that was opened for the caller
     */
    record Verdict(Kind kind, String caller, Optional<Sessions.Opened> opened) {

        static final Verdict REFUSED = new Verdict(Kind.REFUSED, "", Optional.empty());
    }

    private final Sessions sessions;
    private final LoginBook logins;

    Doorman(Sessions sessions, LoginBook logins) {
        this.sessions = sessions;
        this.logins = logins;
    }

    /**
     * Judges a request.
     *
     * @param pathUser user id in the path, where the path has one
     */
    Verdict judge(HttpQuestion question, ClusterState cluster, Optional<String> pathUser, Instant now) {
        Optional<String> bySession =
                known(question, now).filter(id -> cluster.user(id).isPresent());
        Optional<String> caller =
                question.headers().get("Authorization").isPresent() ? byPassword(question, cluster, now) : bySession;
        if (caller.isEmpty()) {
            return Verdict.REFUSED;
        }
        // The vendor's document 221845: without the role of an end user the home cluster answers 403, and the client
        // says
        // that it cannot communicate with the server, where 401 would make it blame the password.
        if (!cluster.user(caller.get()).map(EndUser::endUser).orElse(true)) {
            return new Verdict(Kind.FORBIDDEN, caller.get(), Optional.empty());
        }
        // ASSUMED(public write-up on UDS): the authenticated name must be the one in the path, there are no roles.
        // ASSUMED(UDS response status codes): 404 belongs to a user that does not exist, 401 to somebody else's path.
        boolean stranger = pathUser.filter(id -> cluster.user(id).isEmpty()).isPresent();
        if (!stranger
                && pathUser.filter(id -> !Spelling.USER_ID.same(id, caller.get()))
                        .isPresent()) {
            return Verdict.REFUSED;
        }
        Optional<Sessions.Opened> opened =
                bySession.equals(caller) ? Optional.empty() : Optional.of(sessions.open(caller.get(), now));
        return new Verdict(stranger ? Kind.UNKNOWN_USER : Kind.ADMITTED, caller.get(), opened);
    }

    /** Whose session the cookies of that request belong to, for resources that want no credentials. */
    Optional<String> known(HttpQuestion question, Instant now) {
        return question.headers().get("Cookie").isPresent() ? bySession(question, now) : Optional.empty();
    }

    /** Opens a session for who has entered name and password in a form; none where they are not right. */
    Optional<Sessions.Opened> entered(String user, String password, ClusterState cluster, Instant now, String peer) {
        return byPassword(user, password, cluster, now, peer)
                .filter(id -> cluster.user(id).filter(EndUser::endUser).isPresent())
                .map(id -> sessions.open(id, now));
    }

    private Optional<String> byPassword(HttpQuestion question, ClusterState cluster, Instant now) {
        return question.basic()
                .flatMap(sent -> byPassword(sent.user(), sent.password(), cluster, now, question.peerAddress()));
    }

    private Optional<String> byPassword(String named, String password, ClusterState cluster, Instant now, String peer) {
        Optional<EndUser> user = cluster.user(named);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        String id = user.get().id();
        // A password is compared as it was set, Spelling.SECRET.
        if (user.get().password().equals(password)) {
            logins.succeeded(id, now, peer);
            return Optional.of(id);
        }
        logins.failed(id);
        return Optional.empty();
    }

    private Optional<String> bySession(HttpQuestion question, Instant now) {
        return Cookies.value(question.headers(), SSO_COOKIE)
                .flatMap(sso -> sessions.userBySso(sso, now))
                .or(() -> Cookies.value(question.headers(), COOKIE).flatMap(id -> sessions.userById(id, now)));
    }
}
