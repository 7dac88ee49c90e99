package org.uclab.protocol.rtp.rtcp;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * When the next report is due, in a session of two: their reports are so small that the least interval rules, which is spread
 * by chance over half to one and a half times and made up for its bias. RFC 3550 §6.2, §6.3.1, A.7.
 */
public final class ReportTimes {

    /** The least interval; the first report comes after half of it. RFC 3550 §6.2. */
    public static final Duration INTERVAL_MIN = Duration.ofSeconds(5);

    /** e − 3/2. RFC 3550 §6.3.1. */
    private static final double COMPENSATION = Math.E - 1.5;

    private final Duration interval;
    private final DoubleSupplier chance;
    private boolean first = true;

    /**
     * @param interval between two reports on average before spreading
     * @param chance   draws from 0 (included) to 1 (excluded)
     */
    public ReportTimes(Duration interval, DoubleSupplier chance) {
        this.interval = interval;
        this.chance = chance;
    }

    /** The time after that of one report. */
    public Instant next(Instant now) {
        double nanos = (first ? interval.dividedBy(2) : interval).toNanos();
        first = false;
        return now.plusNanos((long) (nanos * (chance.getAsDouble() + 0.5) / COMPENSATION));
    }
}
