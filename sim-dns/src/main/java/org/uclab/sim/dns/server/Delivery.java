package org.uclab.sim.dns.server;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a caller gets, and how.
 *
 * @param later lab time to wait first
 */
record Delivery(List<byte[]> messages, Way way, Duration later) {

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
        return new Delivery(messages, Way.USUAL, Duration.ZERO);
    }

    /** The caller hears nothing. */
    static Delivery silence() {
        return of(List.of());
    }

    /** The same with other messages. */
    Delivery with(List<byte[]> others) {
        return new Delivery(others, way, later);
    }

    Delivery made(UnaryOperator<byte[]> mistake) {
        return with(messages.stream().map(mistake).toList());
    }

    Delivery by(Way other) {
        return new Delivery(messages, other, later);
    }

    Delivery after(Duration wait) {
        return new Delivery(messages, way, later.plus(wait));
    }
}
