package org.uclab.client;

/**
 * A presence server that somebody named, so that none is looked for (S4).
 *
 * @param host that has its SOAP service
 * @param how  who named it
 */
public record NamedPresence(String host, How how) {

    /** Who named it. */
    public enum How {
        /** The user, in the client's settings. */
        BY_HAND,
        /** Whoever installed the client, in the arguments of the installer. */
        AT_INSTALLATION
    }
}
