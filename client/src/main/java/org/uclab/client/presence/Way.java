package org.uclab.client.presence;

/** How an attempt to be signed in again goes about it. Each takes the primary server first, then the secondary. */
public enum Way {
    /** By SOAP in the session at hand, then by XMPP (S3, SOAPCONNECT_SESSION_P and _S). */
    SESSION("the SOAP session at hand"),
    /** By SOAP with the password, then by XMPP (S3, SOAPCONNECT_P and _S). */
    PASSWORD("a new SOAP log-in"),
    /** By XMPP at the servers known, which is all there is outside. */
    STREAM("the servers known"),
    /** From the beginning: service discovery, then everything. */
    DISCOVERY("service discovery");

    private final String text;

    Way(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
