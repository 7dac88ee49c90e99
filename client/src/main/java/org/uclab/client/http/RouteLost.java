package org.uclab.client.http;

import java.io.Serial;

/** The way itself is gone: the edge server does not answer. No other server behind it can be reached either. */
public final class RouteLost extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public RouteLost(String reason) {
        super(reason, null, false, false);
    }
}
