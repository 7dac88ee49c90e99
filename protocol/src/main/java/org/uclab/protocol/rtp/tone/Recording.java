package org.uclab.protocol.rtp.tone;

import java.util.Arrays;

/**
 * What was heard, each sample at its time: what never came is silence, and what came late is put where it belongs. Bounded:
 * of a longer call the beginning is kept.
 */
public final class Recording {

    private static final int FIRST_ROOM = 4 * Sound.RATE;

    private final int samplesMax;
    private short[] kept = new short[0];
    private int length;
    private long base;
    private boolean begun;

    /**
     * @param samplesMax kept at most
     */
    public Recording(int samplesMax) {
        this.samplesMax = samplesMax;
    }

    /**
     * Notes samples.
     *
     * @param timestamp of the first of them, 32 bits, one tick a sample; the first ever is the beginning
     */
    public void heard(long timestamp, short[] samples) {
        if (!begun) {
            begun = true;
            base = timestamp;
        }
        long at = (int) (timestamp - base);
        if (at < 0 || at >= samplesMax) {
            return;
        }
        int end = (int) Math.min(samplesMax, at + samples.length);
        if (end > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(samplesMax, Math.max(end, Math.max(FIRST_ROOM, 2 * kept.length))));
        }
        System.arraycopy(samples, 0, kept, (int) at, end - (int) at);
        length = Math.max(length, end);
    }

    /** Another stream begins, or the same one anew: it goes on where the one before ended. */
    public void goOn(long timestamp) {
        if (begun) {
            base = timestamp - length;
        }
    }

    /** How many samples there are. */
    public int length() {
        return length;
    }

    /** All of it. */
    public short[] samples() {
        return Arrays.copyOf(kept, length);
    }
}
