package org.uclab.protocol.rtp.g711;

import java.util.ArrayList;
import java.util.List;

/** Adds up what the parties of a conference say: each hears all others and not itself. */
public final class Mixer {

    private Mixer() {}

    /**
     * What each party hears, in their order; sums that are too loud are cut at the ends of the scale.
     *
     * @param said samples of each party for the same stretch of time; shorter ones go on in silence
     */
    public static List<short[]> heard(List<short[]> said) {
        int length = said.stream().mapToInt(sound -> sound.length).max().orElse(0);
        int[] sum = new int[length];
        for (short[] sound : said) {
            for (int i = 0; i < sound.length; i++) {
                sum[i] += sound[i];
            }
        }
        List<short[]> heard = new ArrayList<>();
        for (short[] own : said) {
            short[] others = new short[length];
            for (int i = 0; i < length; i++) {
                int left = sum[i] - (i < own.length ? own[i] : 0);
                others[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, left));
            }
            heard.add(others);
        }
        return heard;
    }
}
