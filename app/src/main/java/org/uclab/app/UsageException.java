package org.uclab.app;

import java.io.Serial;

/** The command cannot do what it was asked; the message says what to write instead. */
final class UsageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
