package org.uclab.lab.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stream of media as its receiver saw it, from its first packet up to now. The figures grow from report to report, so
 * that the newest tells all, and {@link #since} gives what came between two of them.
 *
 * @param ssrc        number of the source, unsigned
 * @param payloadType of the newest packet
 * @param jitter      none where the clock rate of the payload type is not known
 * @param first       lab time of the first packet
 * @param last        lab time of the newest packet
 * @param ended       whether no more of it is expected
 * @param samples     a few of the packets since the report before
 */
public record Flow(
        long ssrc,
        int payloadType,
        Tally tally,
        Optional<Duration> jitter,
        Instant first,
        Instant last,
        boolean ended,
        List<Sample> samples) {

    /** Samples kept of a report at most. */
    public static final int SAMPLES_MAX = 3;

    private static final int NANOS_PER_TENTH_MILLI = 100_000;

    /**
     * How many.
     *
     * @param packets    that arrived, those that came twice included
     * @param bytes      of all of them, headers included
     * @param lost       that were expected and have not arrived
     * @param duplicates that had arrived before
     * @param outOfOrder that arrived after a later one
     */
    public record Tally(long packets, long bytes, long lost, long duplicates, long outOfOrder) {

        /** What this one has more than an earlier one; what was lost may have arrived since and is then below zero. */
        public Tally minus(Tally earlier) {
            return new Tally(
                    packets - earlier.packets,
                    bytes - earlier.bytes,
                    lost - earlier.lost,
                    duplicates - earlier.duplicates,
                    outOfOrder - earlier.outOfOrder);
        }
    }

    /**
     * One packet.
     *
     * @param at    lab time of its arrival
     * @param bytes its length
     * @param start its first {@link #OCTETS_MAX} octets at most, in hexadecimal digits
     */
    public record Sample(Instant at, int bytes, String start) {

        /** Octets kept of a packet: a header with its sources. */
        public static final int OCTETS_MAX = 32;

        public Sample {
            if (start.length() > 2 * OCTETS_MAX) {
                throw new IllegalArgumentException("a sample is " + OCTETS_MAX + " octets at most");
            }
        }
    }

    public Flow {
        samples = List.copyOf(samples);
        if (samples.size() > SAMPLES_MAX) {
            throw new IllegalArgumentException(samples.size() + " samples are more than " + SAMPLES_MAX);
        }
    }

    /** What came since an earlier report of the same stream. */
    public Tally since(Flow earlier) {
        return tally.minus(earlier.tally);
    }

    /** One line for people. */
    public String text() {
        String spoilt =
                part(tally.lost, "lost") + part(tally.duplicates, "twice") + part(tally.outOfOrder, "out of order");
        return String.format(
                Locale.ROOT,
                "ssrc %08x, payload type %d: %d packets, %d bytes%s%s%s",
                ssrc,
                payloadType,
                tally.packets,
                tally.bytes,
                spoilt,
                jitter.map(Flow::millis).orElse(""),
                ended ? ", ended" : "");
    }

    private static String part(long count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }

    private static String millis(Duration jitter) {
        long tenths = jitter.toNanos() / NANOS_PER_TENTH_MILLI;
        return String.format(Locale.ROOT, ", jitter %d.%d ms", tenths / 10, tenths % 10);
    }
}
