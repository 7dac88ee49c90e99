package org.uclab.client;

/** Where the client found itself. */
public enum Location {
    INSIDE,
    OUTSIDE,
    /** At the Webex cloud, which is the same from everywhere. */
    CLOUD
}
