package org.uclab.lab.wire;

import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.fault.LinkFault;

/** What faults together make of a datagram, whatever their order. */
record Fate(boolean lost, int copies, Duration delay, boolean reordered) {

    /** Most copies of one datagram, however many faults double it. */
    static final int COPIES_MAX = 64;

    static final Fate USUAL = new Fate(false, 1, Duration.ZERO, false);

    Fate and(LinkFault fault) {
        return switch (fault.kind()) {
            case LOSE, SILENT, REFUSE, RESET, CUT_AFTER -> new Fate(true, copies, delay, reordered);
            case DUPLICATE -> new Fate(lost, Math.min(2 * copies, COPIES_MAX), delay, reordered);
            case DELAY -> new Fate(lost, copies, delay.plus(((LinkFault.Delay) fault).by()), reordered);
            case REORDER -> new Fate(lost, copies, delay, true);
            case THROTTLE, SLICE -> this; // datagrams are whole
            case PATH -> throw new IllegalArgumentException("what a path does is no matter of the fault alone");
        };
    }

    /** What a path makes of it besides: it takes that time, or is lost on the way. */
    Fate and(Optional<Duration> way) {
        return way.map(time -> new Fate(lost, copies, delay.plus(time), reordered))
                .orElseGet(() -> new Fate(true, copies, delay, reordered));
    }
}
