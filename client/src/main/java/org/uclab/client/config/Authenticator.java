package org.uclab.client.config;

/** Where the user signs in. */
public enum Authenticator {
    /** Cisco Unified Communications Manager IM and Presence. */
    IM_AND_PRESENCE,
    /** Webex Messenger. */
    WEBEX_MESSENGER,
    /** UCM itself: phone mode, without presence. */
    UCM,
    /** Nobody told: the user has to say. */
    UNKNOWN
}
