package org.uclab.client.http;

import java.util.Optional;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;

/** Straight to the server that the URL names, with the cookies it set. */
public final class DirectRoute implements Route {

    private final Caller caller;
    private final CookieJar cookies;

    public DirectRoute(Caller caller) {
        this(caller, new CookieJar());
    }

    private DirectRoute(Caller caller, CookieJar cookies) {
        this.caller = caller;
        this.cookies = cookies;
    }

    @Override
    public Fetched get(ServerUrl url, Optional<Credentials> credentials) throws Stopped {
        Fetched fetched = caller.get(url, cookies.header(url), credentials);
        if (fetched instanceof Fetched.Answered answer) {
            cookies.take(url, answer.headers());
        }
        return fetched;
    }

    @Override
    public Route within(Patience patience) {
        return new DirectRoute(caller.within(patience), cookies);
    }
}
