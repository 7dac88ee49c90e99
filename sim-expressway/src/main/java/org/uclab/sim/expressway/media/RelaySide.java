package org.uclab.sim.expressway.media;

/** The two sides of a node on the way of a call. */
public enum RelaySide {
    /** Nearer to the client outside. */
    OUTER,
    /** Nearer to Unified CM. */
    INNER;

    /** The other one. */
    public RelaySide other() {
        return this == OUTER ? INNER : OUTER;
    }
}
