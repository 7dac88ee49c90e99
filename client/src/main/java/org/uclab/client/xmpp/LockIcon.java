package org.uclab.client.xmpp;

/** What a chat shows of its encryption (S4, "Encryption Icons"). */
public enum LockIcon {
    /** Nothing is encrypted. */
    NONE,
    /** What goes between client and server is encrypted. */
    LOCK,
    /** What goes between the clients is, too. */
    PADLOCK
}
