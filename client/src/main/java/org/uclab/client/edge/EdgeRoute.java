package org.uclab.client.edge;

import java.time.Duration;
import java.util.Optional;
import org.uclab.client.http.Caller;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;

/** Through an edge server: rewrites the URL and sends the cookie; credentials only where the caller gives them. */
public final class EdgeRoute implements Route {

    private final String domain;
    private final Caller caller;
    private final EdgeAccess access;

    public EdgeRoute(String domain, Caller caller, EdgeAccess access) {
        this.domain = domain;
        this.caller = caller;
        this.access = access;
    }

    @Override
    public boolean throughEdge() {
        return true;
    }

    @Override
    public Fetched get(ServerUrl url, Optional<Credentials> credentials) throws RouteLost, Stopped {
        return send("GET", url, Optional.empty(), credentials);
    }

    @Override
    public Fetched post(ServerUrl url, Posted document, Optional<Credentials> credentials) throws RouteLost, Stopped {
        return send("POST", url, Optional.of(document), credentials);
    }

    @Override
    public Fetched send(String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials)
            throws RouteLost, Stopped {
        return answered(
                caller.send(method, EdgeUrl.behind(domain, access.edge(), url), document, cookie(), credentials));
    }

    @Override
    public Pending begin(ServerUrl url) throws Stopped {
        Pending sent = caller.begin(EdgeUrl.behind(domain, access.edge(), url), cookie());
        return () -> answered(sent.answer());
    }

    private String cookie() {
        return access.cookie().name() + "=" + access.cookie().value();
    }

    private static Fetched answered(Fetched fetched) throws RouteLost {
        if (fetched instanceof Fetched.NoAnswer lost) {
            throw new RouteLost(lost.because());
        }
        return fetched;
    }

    @Override
    public Route within(Patience patience) {
        return new EdgeRoute(domain, caller.within(patience), access);
    }

    @Override
    public Route within(Patience patience, Duration limit) {
        return new EdgeRoute(domain, caller.within(patience, limit), access);
    }
}
