package org.uclab.client;

import java.time.Duration;

/**
 * How long the client waits, in lab time.
 *
 * @param cas                for the Webex look-up
 * @param http               for one answer over HTTP
 * @param xmpp               for a presence connection, and for each answer on it
 * @param recentlyFailedHold until an edge server that failed is tried again
 * @param signIn             for everything together
 */
public record TimeLimits(Duration cas, Duration http, Duration xmpp, Duration recentlyFailedHold, Duration signIn) {

    static TimeLimits usual() {
        return new TimeLimits(
                // ASSUMED(choice): nor how long it waits for Webex.
                Duration.ofSeconds(5),
                // ASSUMED(expressway.md §1.2): the time-outs of the HTTP client are not public; 10 s to connect is
                // usual.
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                // ASSUMED(expressway.md §9): how long a server stays on the recently failed list is not public.
                Duration.ofSeconds(60),
                Duration.ofSeconds(180));
    }

    TimeLimits withHttp(Duration limit, Duration casLimit) {
        return new TimeLimits(casLimit, limit, xmpp, recentlyFailedHold, signIn);
    }

    TimeLimits withXmpp(Duration limit) {
        return new TimeLimits(cas, http, limit, recentlyFailedHold, signIn);
    }

    TimeLimits withRecentlyFailedHold(Duration hold) {
        return new TimeLimits(cas, http, xmpp, hold, signIn);
    }

    TimeLimits withSignIn(Duration limit) {
        return new TimeLimits(cas, http, xmpp, recentlyFailedHold, limit);
    }
}
