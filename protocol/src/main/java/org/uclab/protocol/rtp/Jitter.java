package org.uclab.protocol.rtp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How unevenly the packets of a stream arrive: the mean deviation of the time between two of them from the time between
 * their timestamps, smoothed over sixteen. RFC 3550 §6.4.1, A.8. Each payload type counts in its own ticks, so that the
 * first packet after a change of it begins a new pair.
 */
final class Jitter {

    private static final double SMOOTHING = 16;
    private static final double NANOS_PER_SECOND = 1e9;

    private double seconds;
    private boolean measured;
    private Instant lastArrival = Instant.EPOCH;
    private long lastTimestamp;
    private int lastRate;

    /** The next packet belongs to no pair. */
    void begin() {
        lastRate = 0;
    }

    /**
     * Notes a packet.
     *
     * @param rate ticks of its timestamp in a second; 0 where that is not known
     */
    void packet(Instant arrival, long timestamp, int rate) {
        if (rate != 0 && rate == lastRate) {
            // Timestamps wrap: the difference is taken in 32 bits.
            double sent = (int) (timestamp - lastTimestamp) / (double) rate;
            double arrived = Duration.between(lastArrival, arrival).toNanos() / NANOS_PER_SECOND;
            seconds += (Math.abs(arrived - sent) - seconds) / SMOOTHING;
            measured = true;
        }
        lastArrival = arrival;
        lastTimestamp = timestamp;
        lastRate = rate;
    }

    /** None before there was a pair of packets whose clock is known. */
    Optional<Duration> value() {
        return measured ? Optional.of(Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND))) : Optional.empty();
    }
}
