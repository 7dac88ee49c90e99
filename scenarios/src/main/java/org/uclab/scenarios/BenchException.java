package org.uclab.scenarios;

import java.io.Serial;

/** A lab could not be started, or left something behind when it was closed. The message says what to do. */
public final class BenchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
