package org.uclab.lab.wire;

import java.time.Duration;
import org.uclab.lab.clock.LabClock;

/**
 * What every listener puts up with from peers that have not shown yet that they mean it. A <em>stranger</em> is a peer that
 * has not finished one exchange: a request, a log-in, a first acknowledged block. Strangers must speak and finish in time,
 * and there are not more of them at a port than so many: for one more another leaves, of the address that has most
 * ({@link Places}). Whoever is no stranger is under the rules of the service alone.
 *
 * @param firstByteMax  lab time in which a stranger has to say something
 * @param unfinishedMax lab time in which a stranger has to finish its first exchange, or a transfer its next step
 * @param wallMin       wall time that either has at any time scale
 * @param strangersMax  strangers of one port at once, at least 1
 */
public record Patience(Duration firstByteMax, Duration unfinishedMax, Duration wallMin, int strangersMax) {

    /**
     * What the listeners of a lab have. A choice of ours: the documents of the product give no such times. They are longer than what
     * services allow themselves, which say goodbye in the words of their protocol.
     */
    public static final Patience STANDARD =
            new Patience(Duration.ofSeconds(90), Duration.ofSeconds(150), Duration.ofSeconds(15), 1_000);

    public Patience {
        if (strangersMax < 1 || firstByteMax.isNegative() || unfinishedMax.compareTo(firstByteMax) < 0) {
            throw new IllegalArgumentException(
                    "no such patience: " + firstByteMax + ", " + unfinishedMax + ", " + strangersMax);
        }
    }

    /** The first of its times on that clock. */
    Duration firstByteMax(LabClock clock) {
        return clock.limit(firstByteMax, wallMin);
    }

    /** The second of its times on that clock. */
    public Duration unfinishedMax(LabClock clock) {
        return clock.limit(unfinishedMax, wallMin);
    }
}
