package org.uclab.sim.expressway.media;

import java.time.Instant;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;

/** One stream of a call through this node: what comes at one end goes out at the other, or nowhere. */
final class RelayStream {

    private static final int RTP_BYTES_MIN = 12;
    private static final int RTCP_BYTES_MIN = 8;
    private static final int VERSION_BITS = 6;
    private static final int VERSION = 2;

    /** A packet that goes out. */
    record Parcel(RelaySide side, boolean control, Endpoint to, byte[] packet) {}

    private final RelayEnd outer;
    private final RelayEnd inner;
    private Instant heard;
    private long relayed;
    private long refused;
    private long forged;

    /**
     * @param now it counts as heard then
     */
    RelayStream(RelayEnd outer, RelayEnd inner, Instant now) {
        this.outer = outer;
        this.inner = inner;
        this.heard = now;
    }

    RelayEnd end(RelaySide side) {
        return side == RelaySide.OUTER ? outer : inner;
    }

    /** When something that is its own came last. */
    Instant heard() {
        return heard;
    }

    long relayed() {
        return relayed;
    }

    /** Packets of who has no business here. */
    long refused() {
        return refused;
    }

    /** Packets whose protection was not right. */
    long forged() {
        return forged;
    }

    /** A datagram came to that end. */
    Optional<Parcel> came(RelaySide side, boolean control, Endpoint from, byte[] packet, Instant now) {
        RelayEnd here = end(side);
        if (!here.lets(from, control, now)) {
            refused++;
            return Optional.empty();
        }
        heard = now;
        if (packet.length < (control ? RTCP_BYTES_MIN : RTP_BYTES_MIN)
                || (packet[0] & 0xff) >> VERSION_BITS != VERSION) {
            return Optional.empty(); // what keeps a way open is nothing to the other side
        }
        RelayEnd there = end(side.other());
        Optional<Endpoint> to = there.to(control);
        Optional<byte[]> clear = to.isPresent() ? here.opened(packet, control) : Optional.empty();
        if (to.isPresent() && clear.isEmpty()) {
            forged++;
        }
        Optional<byte[]> going = clear.flatMap(opened -> there.sealed(opened, control));
        going.ifPresent(sent -> relayed++);
        return going.map(sent -> new Parcel(side.other(), control, to.orElseThrow(), sent));
    }
}
