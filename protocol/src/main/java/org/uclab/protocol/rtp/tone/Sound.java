package org.uclab.protocol.rtp.tone;

/** Sound without end, each sample of which can be asked for at any time and is always the same. */
@FunctionalInterface
public interface Sound {

    /** Samples in a second. */
    int RATE = 8000;

    /** No sound. */
    Sound SILENCE = at -> 0;

    /**
     * The sample there.
     *
     * @param at samples since the beginning, from 0
     */
    short sample(long at);

    /**
     * The same from its beginning again and again.
     *
     * @param period samples, from 1
     */
    default Sound repeated(int period) {
        return at -> sample(at % period);
    }

    /** So many samples from there. */
    default short[] samples(long from, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = sample(from + i);
        }
        return samples;
    }
}
