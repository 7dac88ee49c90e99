package org.uclab.client.http;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.dns.DnsReasons;
import org.uclab.client.xml.DocumentReasons;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;
import org.uclab.lab.wire.WireReasons;

/** What the client decides where it asks over HTTP, and why a server is of no use. */
public final class HttpDecisions {

    static final Reason ANSWERED = Reason.named("answered", "answered {status}");
    static final Reason ANSWERED_LATER =
            Reason.named("answered-later", "answered {status}, to be tried again after {wait...} s");
    static final Reason LOGIN_PAGE = Reason.named("login-page", "it is a login page for people, not the XML expected");
    static final Reason OTHER_TYPE = Reason.named("other-type", "its type is {type...}, not XML");

    static final Reason NONE_KNOWN = Reason.named("no-server-known", "no {service...} is known");
    static final Reason NONE_LEFT = Reason.named("no-server-left", "no {service...} left: {failures...}");

    /** What becomes of a request. */
    public static final List<Reason> FETCHED = Stream.of(
                    Stream.of(ANSWERED, ANSWERED_LATER), WireReasons.ALL.stream(), DnsReasons.HOSTS.stream())
            .flatMap(reasons -> reasons)
            .toList();

    /** Why a server makes way for the next. */
    public static final List<Reason> PROBLEMS = Stream.of(
                    FETCHED.stream(), Stream.of(LOGIN_PAGE, OTHER_TYPE), DocumentReasons.ALL.stream())
            .flatMap(reasons -> reasons)
            .toList();

    /** Why no server is left. */
    public static final List<Reason> NO_SERVER = List.of(NONE_KNOWN, NONE_LEFT);

    /** A server made way for the next. */
    public static final Outcome NOT = Outcome.passedOver("passed-over", "not {server}");

    /** There is none. */
    public static final Outcome NONE = Outcome.none("none", "none");

    public static final Outcome REFUSED = Outcome.refused("refused", "refused");
    public static final Outcome ACCEPTED = Outcome.chosen("accepted", "accepted");

    public static final Reason SERVER_ANSWERED = Reason.named("server-answered", "{server} answered {answer}");
    public static final Reason BY = Reason.named("accepted-by", "by {server}");

    /** As the client's log tells it of a presence server. */
    public static final Reason LOGIN_ERROR = Reason.named("login-error", "{error}, {server}: {detail...}");

    /** Whether a server took the name and password. */
    public static final Subject CREDENTIALS = Subject.named("credentials", "credentials")
            .decides(ACCEPTED, REFUSED)
            .because(SERVER_ANSWERED, BY, LOGIN_ERROR);

    static final Outcome OVER = Outcome.noted("over", "over");
    static final Reason SENT_AGAIN =
            Reason.named("credentials-sent-again", "{server} {ended...}; the credentials are sent again");
    static final Reason SENT_LOGIN_PAGE = Reason.named("sent-login-page", "sent a login page");

    static final Subject SESSION =
            Subject.named("http-session", "session").decides(OVER).because(SENT_AGAIN);

    private HttpDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CREDENTIALS, SESSION);
    }
}
