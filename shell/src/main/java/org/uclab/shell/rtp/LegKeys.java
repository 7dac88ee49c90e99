package org.uclab.shell.rtp;

import org.uclab.protocol.rtp.srtp.SrtpKey;

/**
 * The master keys of a leg, each from the {@code a=crypto} of the side that sends with it. RFC 4568 §5.1.
 *
 * @param ours   what we send is protected with
 * @param theirs what we hear is protected with
 */
public record LegKeys(SrtpKey ours, SrtpKey theirs) {

    /** As the other side has them. */
    public LegKeys reversed() {
        SrtpKey sender = theirs;
        SrtpKey receiver = ours;
        return new LegKeys(sender, receiver);
    }
}
