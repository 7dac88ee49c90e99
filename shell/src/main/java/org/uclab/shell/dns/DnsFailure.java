package org.uclab.shell.dns;

import java.io.Serial;

/** The name server gave no usable answer: none in time, an error of its own, or no DNS at all. */
final class DnsFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    DnsFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
