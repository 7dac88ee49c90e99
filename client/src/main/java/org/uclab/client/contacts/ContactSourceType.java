package org.uclab.client.contacts;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of contact source, as {@code DirectoryServerType} spells them. */
public enum ContactSourceType {
    /** User Data Services of Unified CM. */
    UDS,
    /** Enhanced Directory Integration: LDAP by the means of Windows. */
    EDI,
    /** Basic Directory Integration: LDAP on every other platform. */
    BDI;

    /** Reads a value of the configuration file; empty for one the client does not know. */
    public static Optional<ContactSourceType> of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }
}
