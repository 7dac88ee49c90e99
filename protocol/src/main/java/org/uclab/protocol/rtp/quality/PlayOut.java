package org.uclab.protocol.rtp.quality;

import java.time.Duration;
import java.time.Instant;

/**
 * A jitter buffer of fixed depth, as far as figures go: each packet is played so long after the quickest one of its stretch
 * would have been, and one that comes later than that is discarded. A stretch begins with a marker, where the sender had been
 * silent (RFC 3551 §4.1), and where timestamps leap.
 */
public final class PlayOut {

    /** ASSUMED(ITU-T G.114 II.2): a depth that takes up the jitter of a local network and a Wi-Fi. */
    public static final Duration DEPTH = Duration.ofMillis(60);

    /** A leap of the timestamps that is another stretch. */
    private static final Duration LEAP = Duration.ofSeconds(10);

    private static final double NANOS_PER_SECOND = 1e9;

    private final Duration depth;
    private boolean begun;
    private Instant base = Instant.EPOCH;
    private long baseTimestamp;
    private long played;
    private long discarded;
    private Duration waitedMost = Duration.ZERO;
    private Duration latest = Duration.ZERO;

    /**
     * @param depth time that the quickest packet waits before it is played
     */
    public PlayOut(Duration depth) {
        this.depth = depth;
    }

    /**
     * What became of the packets.
     *
     * @param played     those that came in time
     * @param discarded  those that came too late
     * @param waitedMost the longest time that one lay in the buffer
     * @param latest     how much too late the worst of those discarded came
     */
    public record Figures(Duration depth, long played, long discarded, Duration waitedMost, Duration latest) {}

    /**
     * Notes a packet.
     *
     * @param timestamp 32 bits
     * @param rate      ticks in a second
     * @return whether it comes in time
     */
    public boolean packet(Instant arrival, boolean marker, long timestamp, int rate) {
        Duration sent = Duration.ofNanos((long) ((int) (timestamp - baseTimestamp) * NANOS_PER_SECOND / rate));
        if (!begun || marker || sent.abs().compareTo(LEAP) > 0) {
            begin(arrival, timestamp);
            sent = Duration.ZERO;
        }
        Duration behind = Duration.between(base.plus(sent), arrival);
        if (behind.isNegative()) {
            base = arrival.minus(sent); // a quicker one: the others had been held up
            behind = Duration.ZERO;
        }
        Duration wait = depth.minus(behind);
        if (wait.isNegative()) {
            discarded++;
            latest = longer(latest, wait.negated());
            return false;
        }
        played++;
        waitedMost = longer(waitedMost, wait);
        return true;
    }

    private void begin(Instant arrival, long timestamp) {
        begun = true;
        base = arrival;
        baseTimestamp = timestamp;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    public Figures figures() {
        return new Figures(depth, played, discarded, waitedMost, latest);
    }
}
