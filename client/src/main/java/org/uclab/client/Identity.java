package org.uclab.client;

/**
 * What tells one client from another.
 *
 * @param seed      of the draw among servers of one priority
 * @param resource  XMPP resource; empty to let the server choose
 * @param userAgent what HTTP servers are told
 */
public record Identity(long seed, String resource, String userAgent) {

    static Identity usual() {
        return new Identity(1, "", "Jabber-Win-879");
    }
}
