package org.uclab.lab.wire;

import java.io.Serial;

/** A call over the wire did not succeed, and in which way. A time-out says nothing about the other side. */
public final class WireException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** In which way. */
    public enum Way {
        /** The kernel refused the connect. */
        REFUSED,
        /** No answer in time. */
        TIMED_OUT,
        /** The connection ended early. */
        CLOSED,
        /** TLS could not be agreed or the certificate was not accepted; the message says why. */
        TLS,
        /** What came was no answer of the protocol, or too large. */
        PROTOCOL
    }

    private final Way way;

    public WireException(Way way, String message, Throwable cause) {
        super(message, cause);
        this.way = way;
    }

    public Way way() {
        return way;
    }
}
