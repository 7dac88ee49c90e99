package org.uclab.client;

import java.time.Duration;
import java.util.Optional;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.xmpp.ScreenShares;
import org.uclab.client.xmpp.ShareOutcome;
import org.uclab.client.xmpp.SharePorts;

/** The screen that who is signed in shares by IM, for whoever may wait. Safe for any thread but an event loop. */
public final class ImShare {

    private final UcClient client;

    public ImShare(UcClient client) {
        this.client = client;
    }

    private ScreenShares screens() {
        return client.presence().session().screens();
    }

    /**
     * Shows the screen to a user, at a port of the range that the configuration file leaves.
     *
     * @param to bare address
     * @return why it cannot be offered; empty where it is
     */
    public Optional<String> share(String to) {
        SharePorts ports = client.result()
                .filter(result -> result instanceof SignInResult.SignedIn)
                .map(result -> ((SignInResult.SignedIn) result).configuration().jabberConfig())
                .map(ImShare::ports)
                .orElse(SharePorts.DYNAMIC);
        return screens().share(to, ports);
    }

    private static SharePorts ports(JabberConfig file) {
        return SharePorts.narrowed(file.get("SharePortRangeStart"), file.get("SharePortRangeSize"));
    }

    /** Waits until it is known whether it is seen; empty when the limit, in lab time, passed first. */
    public Optional<ShareOutcome> awaitShown(String to, Duration limit) {
        return client.await(screens().outcome(to), limit);
    }

    /** Waits for the screen of that bare address, and looks at it; empty when the limit passed first. */
    public Optional<ShareOutcome> look(String from, Duration limit) {
        return client.await(screens().look(from), limit);
    }

    /** Shows it to that bare address no more. */
    public void end(String to) {
        screens().end(to);
    }
}
