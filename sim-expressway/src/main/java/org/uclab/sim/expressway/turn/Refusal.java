package org.uclab.sim.expressway.turn;

import java.util.Arrays;
import java.util.Optional;

/** Why a request is refused (RFC 8489 §18.5, RFC 8656 §19). */
enum Refusal {
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHENTICATED(401, "Unauthenticated"),
    FORBIDDEN(403, "Forbidden"),
    UNKNOWN_ATTRIBUTE(420, "Unknown Attribute"),
    ALLOCATION_MISMATCH(437, "Allocation Mismatch"),
    STALE_NONCE(438, "Stale Nonce"),
    FAMILY_NOT_SUPPORTED(440, "Address Family not Supported"),
    TRANSPORT_NOT_SUPPORTED(442, "Unsupported Transport Protocol"),
    PEER_FAMILY_MISMATCH(443, "Peer Address Family Mismatch"),
    QUOTA_REACHED(486, "Allocation Quota Reached"),
    SERVER_ERROR(500, "Server Error"),
    INSUFFICIENT_CAPACITY(508, "Insufficient Capacity");

    private final int code;
    private final String reason;

    Refusal(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    static Optional<Refusal> of(int code) {
        return Arrays.stream(values()).filter(refusal -> refusal.code == code).findFirst();
    }
}
