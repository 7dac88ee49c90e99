package org.uclab.client.xmpp;

import java.util.logging.Logger;

/** Smack logs what it also throws or tells its listeners. The history has it from there; stderr does not need it. */
final class QuietSmack {

    // Held, because a logger that nobody holds is collected, and its setting with it.
    private static final Logger SMACK = Logger.getLogger("org.jivesoftware");

    private QuietSmack() {}

    static void hush() {
        SMACK.setUseParentHandlers(false);
    }
}
