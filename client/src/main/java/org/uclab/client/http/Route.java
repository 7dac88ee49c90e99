package org.uclab.client.http;

import java.time.Duration;
import java.util.Optional;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;

/** The way to the servers: straight, or through an edge server. */
public interface Route {

    /** Whether it leads through an edge server. */
    boolean throughEdge();

    /**
     * Gets a document.
     *
     * @param credentials sent as Basic where present
     * @throws RouteLost when the way itself is gone
     * @throws Stopped   when the user's patience is at its end
     */
    Fetched get(ServerUrl url, Optional<Credentials> credentials) throws RouteLost, Stopped;

    /**
     * Posts a document.
     *
     * @param credentials sent as Basic where present
     */
    Fetched post(ServerUrl url, Posted document, Optional<Credentials> credentials) throws RouteLost, Stopped;

    /** An answer on its way. */
    interface Pending {

        /** Waits for it; as {@link Route#get} ends. */
        Fetched answer() throws RouteLost, Stopped;
    }

    /**
     * Asks for a document without credentials, and lets the caller do something else until it wants the answer. A way on
     * which that cannot be done asks when the answer is wanted.
     */
    default Pending begin(ServerUrl url) throws Stopped {
        return () -> get(url, Optional.empty());
    }

    /**
     * Makes a request of any method.
     *
     * @param document    sent with it where present
     * @param credentials sent as Basic where present
     */
    Fetched send(String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials)
            throws RouteLost, Stopped;

    /** The same way, cookies and all, for somebody who waits anew. */
    Route within(Patience patience);

    /**
     * The same for somebody who asks for what takes its time.
     *
     * @param limit lab time for one answer
     */
    Route within(Patience patience, Duration limit);
}
