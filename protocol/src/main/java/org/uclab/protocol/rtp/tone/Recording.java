package org.uclab.protocol.rtp.tone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * What was heard, each sample at its time: what never came is silence, and what came late is put where it belongs. Bounded:
 * of a longer call the end is kept.
 */
public final class Recording {

    /** Samples that are said again: a packet of 20 ms. */
    private static final int REPEATED = Sound.RATE / 50;

    /** Samples of a gap that are filled: 60 ms. */
    private static final int CONCEALED_MAX = 3 * REPEATED;

    private static final int FIRST_ROOM = 4 * Sound.RATE;

    /** Timestamps have 32 bits. */
    private static final long MASK = 0xffff_ffffL;

    private final int samplesMax;
    private final BitSet there = new BitSet();
    private short[] kept = new short[0];
    private int length;
    private long forgotten;
    private long base;
    private boolean begun;
    /** Where a stream goes on that has jumped out of reach, once it is seen to. */
    private Optional<Long> jumped = Optional.empty();

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
        int at = (int) (timestamp - base);
        if (at < -samplesMax || at > length + samplesMax) {
            boolean goesOn = jumped.filter(next -> next == (timestamp & MASK)).isPresent();
            jumped = Optional.of(timestamp + samples.length & MASK);
            if (!goesOn) {
                return; // a single packet of another time is nobody's; two in a row are a stream that has jumped
            }
            goOn(timestamp);
            at = length;
        }
        if (at < 0 || samples.length > samplesMax) {
            return;
        }
        jumped = Optional.empty();
        put(at - forget(at + samples.length - samplesMax, at), samples);
    }

    private void put(int at, short[] samples) {
        int end = at + samples.length;
        if (end > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(samplesMax, Math.max(end, Math.max(FIRST_ROOM, 2 * kept.length))));
        }
        System.arraycopy(samples, 0, kept, at, samples.length);
        there.set(at, end);
        length = Math.max(length, end);
    }

    /** Makes room for so many samples, and for more at once, by forgetting the oldest before that one; how many went. */
    private int forget(int tooMany, int before) {
        if (tooMany <= 0) {
            return 0;
        }
        int gone = Math.max(tooMany, Math.min(samplesMax / 2, before));
        int left = Math.max(0, length - gone);
        if (left > 0) {
            System.arraycopy(kept, gone, kept, 0, left);
        }
        Arrays.fill(kept, left, Math.min(length, kept.length), (short) 0);
        BitSet still = there.get(Math.min(gone, length), length);
        there.clear();
        there.or(still);
        length = left;
        base += gone;
        forgotten += gone;
        return gone;
    }

    /** Another stream begins, or the same one anew: it goes on where the one before ended. */
    public void goOn(long timestamp) {
        if (begun) {
            base = timestamp - length;
        }
    }

    /**
     * All of it that is kept, with the gaps filled the simple way: what was heard last is said again, at half its loudness each time, for
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

    /** Samples that were never heard, of those that are kept and up to the last that was. */
    public int missing() {
        return length - there.cardinality();
    }

    /** How many samples there were, those that are forgotten included. */
    public long length() {
        return forgotten + length;
    }

    /** All of it that is kept. */
    public short[] samples() {
        return Arrays.copyOf(kept, length);
    }
}
