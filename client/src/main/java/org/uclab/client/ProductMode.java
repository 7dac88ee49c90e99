package org.uclab.client;

/** What the user has, known only after sign-in. */
public enum ProductMode {
    /** Presence and a device. */
    FULL_UC,
    /** Presence without a device. */
    IM_ONLY,
    /** A device without presence; UCM itself authenticated. */
    PHONE_MODE
}
