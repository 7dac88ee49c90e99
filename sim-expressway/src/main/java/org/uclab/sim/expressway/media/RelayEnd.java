package org.uclab.sim.expressway.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.rtp.srtp.SrtpKey;
import org.uclab.protocol.rtp.srtp.SrtpStreams;

/**
 * One end of one stream: where its packets come to, from where they may come, where others go, and the keys of both.
 *
 * <pre>
 * UNKNOWN    not described: nothing is let in, and nothing goes out
 * DESCRIBED  let in from the host that is meant, and latched onto its port; out to where it is described
 * LATCHED    let in from there alone, until it has been silent for RELATCH; out to there
 * </pre>
 */
final class RelayEnd {

    /** A source that is silent for so long may have moved to another port of its host, as behind a NAT that has forgotten it. */
    static final Duration RELATCH = Duration.ofSeconds(5);

    private static final int PORT_MAX = 65_535;

    /** A source and when it was heard last. */
    private record Latched(Endpoint from, Instant heard) {}

    private final Endpoint local;
    private final RelayTerms.Reach reach;
    private Optional<Endpoint> described = Optional.empty();
    private Optional<Latched> media = Optional.empty();
    private Optional<Latched> control = Optional.empty();
    private Optional<SrtpKey> theirKey = Optional.empty();
    private Optional<SrtpKey> ourKey = Optional.empty();
    private Optional<SrtpStreams> in = Optional.empty();
    private Optional<SrtpStreams> out = Optional.empty();

    /**
     * @param local where its RTP comes to; its RTCP one port above
     */
    RelayEnd(Endpoint local, RelayTerms.Reach reach) {
        this.local = local;
        this.reach = reach;
    }

    Endpoint local() {
        return local;
    }

    Optional<Endpoint> described() {
        return described;
    }

    /** Where that side wants its RTP; what was latched onto is forgotten where that is another place than before. */
    void describe(Endpoint at) {
        if (described.filter(at::equals).isEmpty()) {
            described = Optional.of(at);
            media = Optional.empty();
            control = Optional.empty();
        }
    }

    /**
     * How it is protected.
     *
     * @param theirs of what comes from there; none where that is handed on as it is
     */
    void protect(Optional<SrtpKey> theirs, Optional<SrtpKey> ours) {
        if (!theirs.equals(theirKey)) {
            theirKey = theirs;
            in = theirs.map(SrtpStreams::new);
        }
        if (!ours.equals(ourKey)) {
            ourKey = ours;
            out = ours.map(SrtpStreams::new);
        }
    }

    private static Endpoint above(Endpoint rtp) {
        return new Endpoint(rtp.address(), Math.min(rtp.port() + 1, PORT_MAX));
    }

    /** Where a packet for that side goes; none as long as that cannot be known. */
    Optional<Endpoint> to(boolean isControl) {
        Optional<Endpoint> latched = (isControl ? control : media).map(Latched::from);
        return latched.isPresent() || reach.latchedOnly(described.map(Endpoint::address))
                ? latched
                : described.map(at -> isControl ? above(at) : at);
    }

    /** Whether a packet from there is that side's, which is remembered where it is. */
    boolean lets(Endpoint from, boolean isControl, Instant now) {
        if (described.isEmpty()) {
            return false;
        }
        Endpoint meant = isControl ? above(described.get()) : described.get();
        String host = reach.host().orElse(meant.address());
        Optional<Latched> before = isControl ? control : media;
        boolean known = before.filter(source -> source.from().equals(from)).isPresent();
        boolean free = before.filter(source -> source.heard().plus(RELATCH).isAfter(now))
                .isEmpty();
        boolean right = from.address().equals(host) && (from.port() == meant.port() || reach.anyPort());
        if (!known && !(right && free)) {
            return false;
        }
        Optional<Latched> latched = Optional.of(new Latched(from, now));
        if (isControl) {
            control = latched;
        } else {
            media = latched;
        }
        return true;
    }

    /** A packet of that side in clear, or as it is; none where its protection is not right. */
    Optional<byte[]> opened(byte[] packet, boolean isControl) {
        return in.isEmpty()
                ? Optional.of(packet)
                : isControl ? in.get().unprotectControl(packet) : in.get().unprotect(packet);
    }

    /** A packet for that side as it goes out; none where it has gone before. */
    Optional<byte[]> sealed(byte[] packet, boolean isControl) {
        return out.isEmpty()
                ? Optional.of(packet)
                : isControl ? out.get().protectControl(packet) : out.get().protect(packet);
    }
}
