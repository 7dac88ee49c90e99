package org.uclab.client.ldap;

import java.io.Serial;

/** A server could not be asked, or gave no answer of use; another one may do better. */
final class Unreached extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param reason why, in words a trainer understands
     */
    Unreached(String reason) {
        super(reason, null, false, false);
    }
}
