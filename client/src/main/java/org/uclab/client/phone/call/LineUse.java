package org.uclab.client.phone.call;

/** What the other devices of the line do with it. */
public enum LineUse {
    /** Nothing. */
    FREE,
    /** One of them is in a call. */
    IN_USE,
    /** One of them holds a call, which can be taken up here. */
    HELD
}
