package org.uclab.protocol.rtp.tone;

import java.util.List;

/**
 * Notes one after the other, again and again: what a held party hears. Made here, so that it is anybody's.
 *
 * @param hertz   of the notes, in their order
 * @param samples that each of them lasts
 */
public record Melody(List<Integer> hertz, int samples) implements Sound {

    /** The one that is played to who is held: a chord up and down. ASSUMED: the product's sample has nothing to be known by. */
    public static final Melody HOLD = new Melody(List.of(262, 330, 392, 523, 392, 330), RATE / 4);

    /** Loudest sample. */
    private static final double PEAK = 6000;

    /**
     * @throws IllegalArgumentException when there is no note, or notes last no time
     */
    public Melody {
        hertz = List.copyOf(hertz);
        if (hertz.isEmpty() || samples < 1) {
            throw new IllegalArgumentException("no notes");
        }
    }

    @Override
    public short sample(long at) {
        long within = at % samples;
        int note = hertz.get((int) (at / samples % hertz.size()));
        double fade = 1 - (double) within / samples;
        return (short) Math.round(PEAK * fade * Math.sin(2 * Math.PI * note * within / RATE));
    }
}
