package org.uclab.client.presence;

/** Where the presence part stands. */
public enum PresenceState {
    /** The first sign-in is not done. */
    NEW,
    /** Signed in. */
    CONNECTED,
    /** The connection is lost, or an attempt has failed; the next one has its time. */
    WAITING,
    /** An attempt is being made. */
    RECONNECTING,
    /** There is no network. */
    NOWHERE,
    /** Nothing happens until the user signs in. */
    GIVEN_UP,
    /** The user has signed out. */
    SIGNED_OUT
}
