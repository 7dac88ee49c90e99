package org.uclab.protocol.xmpp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How long a peer may take.
 *
 * @param firstByte   from the connection to the first byte; empty where only {@code negotiation} counts
 * @param negotiation from the connection to the end of the negotiation
 * @param idle        silence after that; empty for no limit
 */
public record StreamTimes(Optional<Duration> firstByte, Duration negotiation, Optional<Duration> idle) {

    /** The same, each limit made another one. */
    public StreamTimes each(UnaryOperator<Duration> limit) {
        return new StreamTimes(firstByte.map(limit), limit.apply(negotiation), idle.map(limit));
    }

    /** A limit for the negotiation and no other. */
    public static StreamTimes negotiated(Duration within) {
        return new StreamTimes(Optional.empty(), within, Optional.empty());
    }

    /** The same with a limit for the first byte. */
    public StreamTimes withFirstByte(Duration within) {
        return new StreamTimes(Optional.of(within), negotiation, idle);
    }

    /** The same with a limit for silence once the stream is open. */
    public StreamTimes withIdle(Duration silence) {
        return new StreamTimes(firstByte, negotiation, Optional.of(silence));
    }
}
