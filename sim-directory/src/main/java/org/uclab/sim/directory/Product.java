package org.uclab.sim.directory;

/** Whose habits a directory has. */
public enum Product {
    ACTIVE_DIRECTORY,
    /** Once named ADAM. */
    AD_LDS,
    OPENLDAP;

    boolean microsoft() {
        return this != OPENLDAP;
    }
}
