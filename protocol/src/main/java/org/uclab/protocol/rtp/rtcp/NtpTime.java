package org.uclab.protocol.rtp.rtcp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Time as reports have it: seconds since 1900 in 32 bits and their fraction in 32 bits. RFC 3550 §4. */
public final class NtpTime {

    /** Seconds from 1900 to 1970. */
    private static final long EPOCH_SECONDS = 2_208_988_800L;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SHORT_BITS = 16;

    /** What 32 bits of 65536ths of a second can say. */
    private static final Duration DELAY_MAX = Duration.ofSeconds(65_535);

    /** Three times are cut to whole 65536ths. */
    private static final int ROUNDING = 3;

    private NtpTime() {}

    /** All 64 bits. */
    public static long of(Instant instant) {
        long fraction = ((long) instant.getNano() << 32) / NANOS_PER_SECOND;
        return (instant.getEpochSecond() + EPOCH_SECONDS) << 32 | fraction;
    }

    /** The middle 32 bits, as reception blocks have them. */
    public static long middle(long ntp) {
        return ntp >>> SHORT_BITS & 0xffffffffL;
    }

    /** A delay in 65536ths of a second, from nothing to {@link #DELAY_MAX}. */
    public static long delay(Duration delay) {
        if (delay.isNegative()) {
            return 0;
        }
        return delay.compareTo(DELAY_MAX) > 0
                ? 0xffffffffL
                : Math.min(0xffffffffL, (delay.toNanos() << SHORT_BITS) / NANOS_PER_SECOND);
    }

    /**
     * How long a packet and the answer to it were on their way: now, less the time of our report, less the time that the
     * other side held it. RFC 3550 §6.4.1.
     *
     * @return none where the other side has heard no report of ours, or its figures make no sense
     */
    public static Optional<Duration> roundTrip(ReceptionBlock block, Instant now) {
        if (block.lastReport() == 0) {
            return Optional.empty();
        }
        int units = (int) (middle(of(now)) - block.lastReport() - block.delay());
        // What is cut off can make a short way come out below nothing.
        if (units < -ROUNDING) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(((long) Math.max(0, units) * NANOS_PER_SECOND) >> SHORT_BITS));
    }
}
