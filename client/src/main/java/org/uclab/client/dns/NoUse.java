package org.uclab.client.dns;

import java.io.Serial;
import org.uclab.lab.history.Phrase;

/** A name server was reached over TCP, but what it did is of no use. */
final class NoUse extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Phrase because;

    NoUse(Phrase because) {
        super(because.text(), null, false, false);
        this.because = because;
    }

    Phrase because() {
        return because;
    }
}
