package org.uclab.client.http;

import java.time.Duration;
import java.util.Optional;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.history.Phrase;

/**
 * Straight to the server that the URL names, with the cookies it set. Where a server has opened a session its cookies
 * stand for the credentials; a session that is over is forgotten, and the credentials are sent once more.
 * ASSUMED(SELF): cookies alone authenticate later calls; an old session ends in 401, 403 or a login page.
 */
public final class DirectRoute implements Route {

    /** The cookie of a session of one node. */
    static final String SESSION = "JSESSIONID";

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Caller caller;
    private final Journal journal;
    private final CookieJar cookies;

    public DirectRoute(Caller caller, Journal journal) {
        this(caller, journal, new CookieJar());
    }

    private DirectRoute(Caller caller, Journal journal, CookieJar cookies) {
        this.caller = caller;
        this.journal = journal;
        this.cookies = cookies;
    }

    @Override
    public boolean throughEdge() {
        return false;
    }

    @Override
    public Fetched get(ServerUrl url, Optional<Credentials> credentials) throws Stopped {
        return send("GET", url, Optional.empty(), credentials);
    }

    @Override
    public Fetched post(ServerUrl url, Posted document, Optional<Credentials> credentials) throws Stopped {
        return send("POST", url, Optional.of(document), credentials);
    }

    @Override
    public Fetched send(String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials)
            throws Stopped {
        boolean session = credentials.isPresent() && cookies.has(SESSION, url);
        Fetched fetched = call(method, url, document, session ? Optional.empty() : credentials);
        if (session && over(fetched)) {
            journal.decided(
                    HttpDecisions.SESSION.of(),
                    HttpDecisions.OVER.of(),
                    HttpDecisions.SENT_AGAIN.of(url.host(), ended(fetched)));
            cookies.forget(url.host());
            return call(method, url, document, credentials);
        }
        return fetched;
    }

    @Override
    public Pending begin(ServerUrl url) throws Stopped {
        Pending sent = caller.begin(url, cookies.header(url));
        return () -> noted(url, sent.answer());
    }

    @Override
    public Route within(Patience patience) {
        return new DirectRoute(caller.within(patience), journal, cookies);
    }

    @Override
    public Route within(Patience patience, Duration limit) {
        return new DirectRoute(caller.within(patience, limit), journal, cookies);
    }

    private Fetched call(String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials)
            throws Stopped {
        return noted(url, caller.send(method, url, document, cookies.header(url), credentials));
    }

    private Fetched noted(ServerUrl url, Fetched fetched) {
        if (fetched instanceof Fetched.Answered answer) {
            cookies.take(url, answer.headers());
        }
        return fetched;
    }

    private static boolean over(Fetched fetched) {
        return fetched instanceof Fetched.Answered answer
                && (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN || XmlAnswers.isLoginPage(answer));
    }

    private static Phrase ended(Fetched fetched) {
        return fetched instanceof Fetched.Answered answer && XmlAnswers.isLoginPage(answer)
                ? HttpDecisions.SENT_LOGIN_PAGE.of()
                : fetched.because();
    }
}
