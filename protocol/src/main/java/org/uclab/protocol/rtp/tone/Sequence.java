package org.uclab.protocol.rtp.tone;

/**
 * Noise that is the same each time and is like nothing else, itself at another time included, so that the receiver can tell
 * what it hears and how late. Two numbers make two sequences.
 */
public record Sequence(long number) implements Sound {

    /** Loudest sample; so loud that both laws of G.711 keep its shape. */
    private static final int PEAK = 8000;

    /** The mixing function of SplitMix64, a well-spread map of numbers to numbers. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;

    @Override
    public short sample(long at) {
        long mixed = number * FIRST + (at + 1) * STEP;
        mixed = (mixed ^ mixed >>> 30) * FIRST;
        mixed = (mixed ^ mixed >>> 27) * SECOND;
        mixed ^= mixed >>> 31;
        return (short) ((mixed >> 48) * PEAK / (Short.MAX_VALUE + 1));
    }
}
