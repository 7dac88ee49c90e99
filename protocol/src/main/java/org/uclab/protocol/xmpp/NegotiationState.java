package org.uclab.protocol.xmpp;

/** Where a connection stands, for the side that answers; see {@link Negotiation}. */
public enum NegotiationState {
    CONNECTED,
    TLS_OFFERED,
    SECURING,
    SECURE,
    SASL_OFFERED,
    CHALLENGED,
    PROOF_OFFERED,
    TRUSTED,
    BIND_OFFERED,
    BOUND,
    OPEN,
    CARRYING,
    CARRIED,
    ENDED
}
