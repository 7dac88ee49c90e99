package org.uclab.client.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;

/**
 * Servers that hold the same, in the order to try them. One that fails goes to the end, so that it is not tried first
 * again; the one that works stays in front.
 */
public final class Servers {

    /** Most servers kept. */
    public static final int SERVERS_MAX = 32;

    /** An answer and the server that gave it. */
    public record Reply(ServerUrl server, Fetched.Answered answer) {}

    private final String what;
    private final List<ServerUrl> order;

    /**
     * @param what what the servers are, for the history: {@code UDS server}
     */
    public Servers(String what, List<ServerUrl> order) {
        this.what = what;
        this.order =
                new ArrayList<>(order.stream().distinct().limit(SERVERS_MAX).toList());
    }

    /** In the order in which they would be tried now. */
    public List<ServerUrl> order() {
        return List.copyOf(order);
    }

    /**
     * Gets a document from the first server that answers.
     *
     * @throws Stopped {@link Stopped.Way#NO_SERVER} when none does
     */
    public Reply get(String target, Optional<Credentials> credentials, Route route, Journal journal)
            throws RouteLost, Stopped {
        StringJoiner failures = new StringJoiner("; ");
        for (ServerUrl server : order()) {
            Fetched fetched = route.get(server.at(target), credentials);
            if (fetched instanceof Fetched.Answered answer && !fetched.serverFailed()) {
                return new Reply(server, answer);
            }
            failures.add(server.host() + ": " + fetched.text());
            order.remove(server);
            order.add(server);
            journal.decided(what, "not " + server.host(), fetched.text());
        }
        throw new Stopped(
                Stopped.Way.NO_SERVER,
                order.isEmpty() ? "no " + what + " is known" : "no " + what + " left: " + failures);
    }
}
