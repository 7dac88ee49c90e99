package org.uclab.client.soap;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.xml.DocumentReasons;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on logging in at presence servers. */
public final class SoapDecisions {

    static final Outcome SERVER = Outcome.chosen("server", "{server}");
    static final Outcome FAILED = Outcome.passedOver("passed-over", "{error...} at {server}");
    static final Reason TOOK_PASSWORD = Reason.named("took-password", "it took the password of {user...}");
    static final Reason KNOWS_SESSION = Reason.named("knows-session", "it knows the session of before");
    static final Reason NO_KEY = Reason.named("no-session-key", "it gave no session key");
    static final Reason OPERATION_FAILED = Reason.named("operation-failed", "get-all-config: {said...}");
    static final Reason NO_ENVELOPE =
            Reason.named("no-envelope", "it is a '{found...}' document, no SOAP 1.2 envelope");
    static final Reason NO_BODY = Reason.named("no-body", "it has no body");
    static final Reason FAULT = Reason.named("soap-fault", "it is a fault: {said...}");
    static final Reason OTHER_ELEMENT = Reason.named("other-element", "it is no {wanted}: {found...}");
    static final Reason NONE_LEFT = Reason.named("no-login-server-left", "all failed: {failures...}");

    static final Subject LOGIN = Subject.named("presence-login", "presence log-in")
            .decides(SERVER, FAILED, HttpDecisions.NONE)
            .because(TOOK_PASSWORD, KNOWS_SESSION, NONE_LEFT)
            .because(Stream.of(
                            Stream.of(NO_KEY, OPERATION_FAILED, NO_ENVELOPE, NO_BODY, FAULT, OTHER_ELEMENT),
                            HttpDecisions.FETCHED.stream(),
                            DocumentReasons.ALL.stream())
                    .flatMap(reasons -> reasons)
                    .toList());

    static final Outcome XMPP_SERVERS_NAMED = Outcome.chosen("servers", "{servers...}");
    static final Reason NAMES_THEM = Reason.named("names-them-for-user", "{server} names them for the user");
    static final Subject XMPP_SERVERS = Subject.named("xmpp-servers", "XMPP servers")
            .decides(XMPP_SERVERS_NAMED, HttpDecisions.NONE)
            .because(NAMES_THEM);

    static final Reason NO_PASSWORD = Reason.named("no-password-given", "{server}: {error...}, {problem...}");
    static final Subject ONE_TIME_PASSWORD = Subject.named("one-time-password", "one-time password")
            .decides(HttpDecisions.NONE)
            .because(NO_PASSWORD);

    private SoapDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(LOGIN, XMPP_SERVERS, ONE_TIME_PASSWORD);
    }
}
