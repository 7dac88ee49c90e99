package org.uclab.client.contacts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Patience;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.WireReasons;

/** A way on which answers wait in line. */
final class ScriptedRoute implements Route {

    /** Every request, and whether it carried credentials. */
    final List<String> asked = new ArrayList<>();

    private final Deque<Fetched> answers = new ArrayDeque<>();

    ScriptedRoute answers(int status, String body, String... headers) {
        answers.add(new Fetched.Answered(status, HttpFields.of(headers), body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    ScriptedRoute answersNothing(String why) {
        answers.add(new Fetched.NoAnswer(WireReasons.of(new IOException(why))));
        return this;
    }

    @Override
    public boolean throughEdge() {
        return false;
    }

    @Override
    public Fetched get(ServerUrl url, Optional<Credentials> credentials) throws RouteLost {
        asked.add(url + (credentials.isPresent() ? " +credentials" : ""));
        if (answers.isEmpty()) {
            throw new RouteLost(WireReasons.of(new IOException("the script is at its end")));
        }
        return answers.remove();
    }

    @Override
    public Fetched post(ServerUrl url, Posted document, Optional<Credentials> credentials) throws RouteLost {
        return get(url, credentials);
    }

    @Override
    public Route within(Patience patience) {
        return this;
    }

    @Override
    public Fetched send(String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials)
            throws RouteLost {
        return get(url, credentials);
    }

    @Override
    public Route within(Patience patience, Duration limit) {
        return this;
    }
}
