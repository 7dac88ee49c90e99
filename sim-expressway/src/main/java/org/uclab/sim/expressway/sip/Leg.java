package org.uclab.sim.expressway.sip;

/** Whom a proxy speaks with; the names of the zones are those that the product puts into a Via (S1). */
enum Leg {
    /** E and clients. */
    OUTSIDE("CollaborationEdgeZone"),
    /** E and C. */
    TRAVERSAL("UCTraversalZone"),
    /** C and Unified CM. */
    INSIDE("DefaultZone");

    private final String zone;

    Leg(String zone) {
        this.zone = zone;
    }

    /** What {@code ingress-zone} says of what came in this way. */
    String zone() {
        return zone;
    }
}
