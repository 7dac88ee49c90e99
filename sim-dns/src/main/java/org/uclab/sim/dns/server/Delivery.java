package org.uclab.sim.dns.server;

import java.util.List;

/** What a caller gets, and how. */
record Delivery(List<byte[]> messages, Way way) {

    /** How it is sent. */
    enum Way {
        /** From where the question came to. */
        USUAL,
        /** From another port; a stream has none. */
        OTHER_PORT,
        /** Not at all: a connection is closed. */
        HANG_UP
    }

    static Delivery of(byte[] message) {
        return of(List.of(message));
    }

    static Delivery of(List<byte[]> messages) {
        return new Delivery(messages, Way.USUAL);
    }

    /** The caller hears nothing. */
    static Delivery silence() {
        return of(List.of());
    }
}
