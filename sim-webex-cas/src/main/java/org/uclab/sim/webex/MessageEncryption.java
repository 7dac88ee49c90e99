package org.uclab.sim.webex;

import org.uclab.protocol.xmpp.Element;

/**
 * Messages that clients have encrypted for each other. The service passes them on, and cannot read them. ASSUMED(choice): how
 * they look is not public; the name and the namespace are those of this lab's client.
 */
final class MessageEncryption {

    private static final String NAMESPACE = "http://webex.com/connect/aes";

    private MessageEncryption() {}

    /** Whether clients alone can read it. */
    static boolean encrypted(Element message) {
        return message.child(NAMESPACE, "encrypted").isPresent();
    }

    /** Whether somebody says something by it, readable or not. */
    static boolean says(Element message) {
        return message.child("body").isPresent() || encrypted(message);
    }
}
