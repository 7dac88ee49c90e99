package org.uclab.client.discovery;

/** A service that discovery asks for. */
public enum SrvService {
    CISCO_UDS("_cisco-uds._tcp", Fact.UDS, Fact.PINPOINT_UDS),
    CUPLOGIN("_cuplogin._tcp", Fact.CUPLOGIN, Fact.PINPOINT_CUPLOGIN),
    COLLAB_EDGE("_collab-edge._tls", Fact.EDGE, Fact.EDGE);

    /** Name of the pinpoint subdomain in a services domain: fixed, because clients ask for no other. */
    public static final String PINPOINT = "cisco-internal";

    private final String label;
    private final Fact fact;
    private final Fact pinpointFact;

    SrvService(String label, Fact fact, Fact pinpointFact) {
        this.label = label;
        this.fact = fact;
        this.pinpointFact = pinpointFact;
    }

    /** What the answer in the domain itself is to the decision table. */
    Fact fact() {
        return fact;
    }

    /** The same in the pinpoint subdomain; {@code _collab-edge} is never asked there. */
    Fact pinpointFact() {
        return pinpointFact;
    }

    /** What it means of the company when it is found. */
    Finding location() {
        return switch (this) {
            case CISCO_UDS -> Finding.INSIDE;
            case CUPLOGIN -> Finding.PRESENCE_SERVER;
            case COLLAB_EDGE -> Finding.OUTSIDE;
        };
    }

    /** Service and protocol labels, {@code _cisco-uds._tcp}. */
    public String label() {
        return label;
    }

    /** The name to ask for in that domain. */
    public String in(String domain) {
        return label + "." + domain;
    }
}
