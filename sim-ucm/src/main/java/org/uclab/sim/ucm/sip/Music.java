package org.uclab.sim.ucm.sip;

import org.uclab.protocol.rtp.tone.Sound;

/** What somebody hears who is held: a chord taken apart, of our own. */
final class Music implements Sound {

    private static final double[] HERTZ = {262, 330, 392, 523, 392, 330};
    private static final int NOTE = RATE / 2;
    private static final int PEAK = 6000;

    @Override
    public short sample(long at) {
        double hertz = HERTZ[(int) (at / NOTE % HERTZ.length)];
        return (short) (PEAK * Math.sin(2 * Math.PI * hertz * (at % RATE) / RATE));
    }
}
