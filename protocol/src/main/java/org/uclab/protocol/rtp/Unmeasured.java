package org.uclab.protocol.rtp;

/**
 * What arrived and belongs to no stream.
 *
 * @param noRtp     datagrams that are no RTP
 * @param why       why the newest of those is none; empty when there was none
 * @param strangers packets of sources that came once, or were one too many
 */
public record Unmeasured(long noRtp, String why, long strangers) {

    static final Unmeasured NOTHING = new Unmeasured(0, "", 0);

    public boolean isNothing() {
        return noRtp == 0 && strangers == 0;
    }

    Unmeasured andNoRtp(String reason) {
        return new Unmeasured(noRtp + 1, reason, strangers);
    }

    Unmeasured andStrangers(long packets) {
        return new Unmeasured(noRtp, why, strangers + packets);
    }
}
