package org.uclab.shell.rtp;

import java.util.Optional;
import org.uclab.protocol.rtp.srtp.SrtpStreams;

/** The two directions of a protected leg, and what a wrong key would make of the one that is sent. */
final class LegCiphers {

    private final LegKeys keys;
    private final SrtpStreams out;
    private final SrtpStreams in;
    private final SrtpStreams wrong;

    LegCiphers(LegKeys keys) {
        this.keys = keys;
        this.out = new SrtpStreams(keys.ours());
        this.in = new SrtpStreams(keys.theirs());
        this.wrong = new SrtpStreams(keys.ours().wrong());
    }

    boolean of(LegKeys others) {
        return keys.equals(others);
    }

    /** None where the packet was protected before: the wire sees no number twice but by a fault. */
    Optional<byte[]> protect(byte[] packet, boolean wrongKey) {
        return (wrongKey ? wrong : out).protect(packet);
    }

    Optional<byte[]> protectControl(byte[] compound) {
        return out.protectControl(compound);
    }

    Optional<byte[]> unprotect(byte[] packet) {
        return in.unprotect(packet);
    }

    Optional<byte[]> unprotectControl(byte[] packet) {
        return in.unprotectControl(packet);
    }

    long forged() {
        return in.forged();
    }

    long replayed() {
        return in.replayed();
    }
}
