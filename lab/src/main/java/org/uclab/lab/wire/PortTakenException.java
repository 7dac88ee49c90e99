package org.uclab.lab.wire;

import java.io.Serial;

/** A port could not be bound. */
public final class PortTakenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    PortTakenException(Port port, Throwable cause) {
        super(
                port.service() + " of " + port.host() + " cannot listen on " + port.published() + " ("
                        + port.transport() + "): " + cause.getMessage(),
                cause);
    }
}
