package org.uclab.client.discovery;

/** A service that discovery asks for. */
public enum SrvService {
    CISCO_UDS("_cisco-uds._tcp"),
    CUPLOGIN("_cuplogin._tcp"),
    COLLAB_EDGE("_collab-edge._tls");

    /** Name of the pinpoint subdomain in a services domain: fixed, because clients ask for no other. */
    public static final String PINPOINT = "cisco-internal";

    private final String label;

    SrvService(String label) {
        this.label = label;
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
