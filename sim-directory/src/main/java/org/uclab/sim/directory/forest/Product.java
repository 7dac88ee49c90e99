package org.uclab.sim.directory.forest;

import java.util.Arrays;
import org.uclab.lab.model.Role;
import org.uclab.sim.directory.world.DirectoryServices;

/** Whose habits a directory has. */
public enum Product {
    ACTIVE_DIRECTORY(DirectoryServices.ACTIVE_DIRECTORY),
    /** Once named ADAM. */
    AD_LDS(DirectoryServices.AD_LDS),
    OPENLDAP(DirectoryServices.OPENLDAP);

    private final Role role;

    Product(Role role) {
        this.role = role;
    }

    /**
     * What hosts of that role run.
     *
     * @throws IllegalArgumentException when that is no directory
     */
    public static Product of(Role role) {
        return Arrays.stream(values())
                .filter(product -> product.role.equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(role.word() + " is no directory"));
    }

    public boolean microsoft() {
        return this != OPENLDAP;
    }
}
