package org.uclab.client.phone.call;

/** Where a call stands. */
public enum CallState {
    /** The user has dialled, and nothing has rung yet. */
    DIALLING,
    /** It rings at the other side. */
    RINGBACK,
    /** It rings here. */
    RINGING,
    /** The user has answered, and the other side has not said so yet. */
    ANSWERING,
    CONNECTED,
    /** We hold it. */
    HELD,
    /** The user has hung up, and the other side has not said so yet. */
    LEAVING,
    ENDED
}
