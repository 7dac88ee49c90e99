package org.uclab.client.ldap;

import java.io.Serial;
import org.uclab.lab.history.Phrase;

/** A server could not be asked, or gave no answer of use; another one may do better. */
final class Unreached extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Phrase because;

    Unreached(Phrase because) {
        super(because.text(), null, false, false);
        this.because = because;
    }

    /** Why, as a fact. */
    Phrase because() {
        return because;
    }
}
