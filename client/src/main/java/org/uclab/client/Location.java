package org.uclab.client;

/** Where the client found itself. */
public enum Location {
    INSIDE,
    OUTSIDE
}
