package org.uclab.lab.wire;

import java.io.Serial;
import org.uclab.lab.history.Phrase;

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
    private final transient Phrase because;

    public WireException(Way way, String message, Throwable cause) {
        super(message, cause);
        this.way = way;
        this.because = WireReasons.OTHER.of(message);
    }

    public WireException(Way way, Phrase because, Throwable cause) {
        super(because.text(), cause);
        this.way = way;
        this.because = because;
    }

    /** Why, as a fact. */
    public Phrase because() {
        return because;
    }

    public Way way() {
        return way;
    }
}
