package org.uclab.protocol.sdp;

import java.util.Arrays;
import java.util.Optional;

/** Which way media flow, seen from who describes it; RFC 8866 §6.7. */
public enum Direction {
    SENDRECV("sendrecv"),
    SENDONLY("sendonly"),
    RECVONLY("recvonly"),
    INACTIVE("inactive");

    private final String wire;

    Direction(String wire) {
        this.wire = wire;
    }

    /** The attribute's name. */
    public String wire() {
        return wire;
    }

    static Optional<Direction> of(String name) {
        return Arrays.stream(values()).filter(one -> one.wire.equals(name)).findFirst();
    }

    /** Whether who describes it sends. */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** Whether who describes it receives. */
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    /** The one with those two. */
    public static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SENDRECV : SENDONLY;
        }
        return receives ? RECVONLY : INACTIVE;
    }

    /** The same seen from the other side. */
    public Direction reversed() {
        return of(receives(), sends());
    }

    /** What may be answered to an offer of that direction by who wants this one itself (RFC 3264 §6.1). */
    public Direction answering(Direction offered) {
        return of(sends() && offered.receives(), receives() && offered.sends());
    }
}
