package org.uclab.client.presence;

/** On what somebody is signed in. */
public enum Footing {
    /** A SOAP session that lets the client in again, and the stream that it opened. */
    SOAP,
    /** A stream alone: outside, or at servers without SOAP. */
    STREAM,
    /** No presence: phone mode. */
    NOTHING
}
