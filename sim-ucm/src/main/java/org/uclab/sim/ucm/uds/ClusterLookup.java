package org.uclab.sim.ucm.uds;

import io.vertx.core.Future;
import java.util.Optional;

/** Asks the other clusters for a user's home. */
public interface ClusterLookup {

    /** Name of the header on questions of clusters; who gets it asks nobody else, so that no question goes in a circle. */
    String ASKED_BY = "X-Uclab-Asked-By";

    /**
     * A home elsewhere, as the home itself names it.
     *
     * @param host    publisher
     * @param userUri the user there
     */
    record Home(String host, String userUri, String serversUri, String version) {

        /** The same by way of another node of that cluster. */
        Home through(String origin) {
            return new Home(host, at(origin, userUri), at(origin, serversUri), version);
        }

        private static String at(String origin, String uri) {
            int path = uri.indexOf(UdsCall.ROOT);
            return path < 0 ? uri : origin + uri.substring(path);
        }
    }

    /** What a client asked for: {@code username}, {@code email} or {@code useridentifier}, and its value. */
    record Wanted(String filter, String value) {}

    /** Thrown by the future when too many questions are under way already. */
    final class TooManyException extends Exception {

        private static final long serialVersionUID = 1L;

        TooManyException() {
            super("too many questions to other clusters under way");
        }
    }

    /** The home, empty when no cluster that answered in time knows it. */
    Future<Optional<Home>> find(Wanted wanted);

    /** A cluster that knows of no other. */
    static ClusterLookup alone() {
        return wanted -> Future.succeededFuture(Optional.empty());
    }
}
