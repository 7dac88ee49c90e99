package org.uclab.client;

/** How a client that knows its presence servers signs in at them. */
public enum PresenceLogin {
    /** By SOAP first, then over XMPP with a one-time password at the servers that SOAP names, as the product does. */
    SOAP,
    /** Over XMPP with the user's own password, as clients of others do. */
    XMPP
}
