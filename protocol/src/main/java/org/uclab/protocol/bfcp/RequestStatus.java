package org.uclab.protocol.bfcp;

import java.util.Arrays;
import java.util.Optional;

/** How a request for a floor stands, RFC 8855 §5.2.5. */
public enum RequestStatus {
    PENDING(1),
    ACCEPTED(2),
    GRANTED(3),
    DENIED(4),
    CANCELLED(5),
    RELEASED(6),
    REVOKED(7);

    private final int number;

    RequestStatus(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<RequestStatus> of(int number) {
        return Arrays.stream(values()).filter(one -> one.number() == number).findFirst();
    }
}
