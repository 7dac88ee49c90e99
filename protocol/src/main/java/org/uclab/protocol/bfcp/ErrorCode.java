package org.uclab.protocol.bfcp;

import java.util.Arrays;
import java.util.Optional;

/** What is wrong with a message, RFC 8855 §5.2.6. */
public enum ErrorCode {
    NO_CONFERENCE(1),
    NO_USER(2),
    UNKNOWN_PRIMITIVE(3),
    UNKNOWN_ATTRIBUTE(4),
    UNAUTHORIZED(5),
    NO_FLOOR(6),
    NO_REQUEST(7);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<ErrorCode> of(int number) {
        return Arrays.stream(values()).filter(one -> one.number() == number).findFirst();
    }
}
