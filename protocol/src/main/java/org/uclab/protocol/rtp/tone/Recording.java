package org.uclab.protocol.rtp.tone;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What was heard, each sample at its time: what never came is silence, and what came late is put where it belongs. Bounded:
 * of a longer call the beginning is kept.
 */
public final class Recording {

    /** Samples that are said again: a packet of 20 ms. */
    private static final int REPEATED = Sound.RATE / 50;

    /** Samples of a gap that are filled: 60 ms. */
    private static final int CONCEALED_MAX = 3 * REPEATED;

    private static final int FIRST_ROOM = 4 * Sound.RATE;

    private final int samplesMax;
    private final BitSet there = new BitSet();
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
        there.set((int) at, end);
        length = Math.max(length, end);
    }

    /** Another stream begins, or the same one anew: it goes on where the one before ended. */
    public void goOn(long timestamp) {
        if (begun) {
            base = timestamp - length;
        }
    }

    /**
     * All of it, with the gaps filled the simple way: what was heard last is said again, at half its loudness each time, for
     * {@link #CONCEALED_MAX} at most. ASSUMED(ITU-T G.711 appendix I): phones do it better, and not longer.
     */
    public short[] concealed() {
        short[] filled = samples();
        int gap = there.nextClearBit(0);
        while (gap < length) {
            int end = there.nextSetBit(gap);
            int concealedEnd = Math.min(end < 0 ? length : end, gap + CONCEALED_MAX);
            for (int i = gap; i < concealedEnd && gap >= REPEATED; i++) {
                filled[i] = (short) (filled[i - REPEATED] / 2);
            }
            gap = end < 0 ? length : there.nextClearBit(end);
        }
        return filled;
    }

    /** Samples that were never heard, up to the last that was. */
    public int missing() {
        return length - there.cardinality();
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
