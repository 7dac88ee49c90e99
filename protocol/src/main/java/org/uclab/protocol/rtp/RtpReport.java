package org.uclab.protocol.rtp;

import java.time.Instant;
import java.util.List;

/**
 * What is told of one stream.
 *
 * @param from    who sends it
 * @param samples a few of the packets since the report before
 * @param ended   whether no more of it is expected
 */
public record RtpReport<P>(P from, RtpFigures figures, List<Sample> samples, boolean ended) {

    /** Samples of a report at most. */
    public static final int SAMPLES_MAX = 3;

    /** A packet as it came. */
    public record Sample(Instant at, byte[] packet) {}
}
