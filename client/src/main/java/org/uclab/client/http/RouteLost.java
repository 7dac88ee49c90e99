package org.uclab.client.http;

import java.io.Serial;
import org.uclab.lab.history.Phrase;

/** The way itself is gone: the edge server does not answer. No other server behind it can be reached either. */
public final class RouteLost extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Phrase because;

    public RouteLost(Phrase because) {
        super(because.text(), null, false, false);
        this.because = because;
    }

    /** Why, as a fact. */
    public Phrase because() {
        return because;
    }
}
