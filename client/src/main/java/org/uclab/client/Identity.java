package org.uclab.client;

import java.util.OptionalLong;
import org.uclab.client.media.MediaPlatform;
import org.uclab.lab.seed.Seed;

/**
 * What tells one client from another.
 *
 * @param seed      what it draws by lot follows from it: ids, the order of servers of one priority, waits; absent for one
 *                  that nobody has chosen
 * @param resource  XMPP resource; empty to let the server choose
 * @param userAgent what HTTP servers are told
 */
public record Identity(OptionalLong seed, String resource, String userAgent) {

    private static final String WINDOWS = "Jabber-Win-879";

    /** The seed, made now where nobody has chosen one. */
    Seed drawn() {
        return seed.isPresent() ? Seed.of(seed.getAsLong()) : Seed.fresh();
    }

    static Identity usual() {
        return new Identity(OptionalLong.empty(), "", WINDOWS);
    }

    /** What servers are told by a client on that platform. ASSUMED(S1): as on Windows but for the name of the platform. */
    String userAgent(MediaPlatform platform) {
        return userAgent.equals(WINDOWS)
                ? switch (platform) {
                    case WINDOWS -> WINDOWS;
                    case MAC -> "Jabber-Mac-879";
                    case ANDROID -> "Jabber-Android-879";
                    case IOS -> "Jabber-iOS-879";
                }
                : userAgent;
    }
}
