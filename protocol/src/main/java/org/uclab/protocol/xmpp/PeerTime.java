package org.uclab.protocol.xmpp;

import java.time.Instant;
import java.util.Optional;

/** How long the peer of a stream still has, from the connection on. */
final class PeerTime {

    private final StreamTimes times;
    private final Instant begun;
    private boolean silent = true;
    private boolean established;
    private Instant lastHeard;
    /** From when on silence is counted; moved only when its time is up, so that not every byte sets a timer. */
    private Instant watched;

    PeerTime(StreamTimes times, Instant now) {
        this.times = times;
        this.begun = now;
        this.lastHeard = now;
        this.watched = now;
    }

    /** Bytes came. */
    void heard(Instant now) {
        silent = false;
        lastHeard = now;
    }

    /** The negotiation is over: from now on only silence counts. */
    void established() {
        established = true;
        watched = lastHeard;
    }

    /** When the time is up; empty where the peer has all the time it wants. */
    Optional<Instant> up() {
        if (established) {
            return times.idle().map(watched::plus);
        }
        Instant end = begun.plus(times.negotiation());
        return Optional.of(times.firstByte()
                .filter(limit -> silent)
                .map(begun::plus)
                .filter(end::isAfter)
                .orElse(end));
    }

    /** Whether the peer has spoken since that time was set, and so gets more of it. */
    boolean goesOn() {
        boolean spoke = established && lastHeard.isAfter(watched);
        if (spoke) {
            watched = lastHeard;
        }
        return spoke;
    }
}
