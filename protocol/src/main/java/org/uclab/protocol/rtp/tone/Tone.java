package org.uclab.protocol.rtp.tone;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Sines that sound together, for a while and then not, again and again.
 *
 * @param hertz what sounds
 * @param level of each sine, in dBm0
 * @param on    how long it sounds
 * @param off   how long it then does not; zero for a steady one
 */
public record Tone(List<Integer> hertz, double level, Duration on, Duration off) implements Sound {

    /** The tone by which lines are measured. ITU-T O.6 wants 1004 to 1020 Hz. */
    public static final Tone TEST = steady(-10, 1004);

    /** ASSUMED(ITU-T E.180 Supplement 2, United States and Canada): the tones of the network locale. */
    public static final Tone DIAL = steady(-13, 350, 440);

    public static final Tone RINGING = new Tone(List.of(440, 480), -19, Duration.ofSeconds(2), Duration.ofSeconds(4));
    public static final Tone BUSY = new Tone(List.of(480, 620), -24, Duration.ofMillis(500), Duration.ofMillis(500));
    public static final Tone REORDER = new Tone(List.of(480, 620), -24, Duration.ofMillis(250), Duration.ofMillis(250));

    /** The tones of a key, low and high. ITU-T Q.23. */
    private static final String KEYS = "123A456B789C*0#D";

    private static final int[] LOW = {697, 770, 852, 941};
    private static final int[] HIGH = {1209, 1336, 1477, 1633};

    /** dBm0 of a sine that just fits the scale. ITU-T G.711 §5 (µ-law). */
    private static final double FULL_SCALE_DBM0 = 3.17;

    private static final double DECIBELS = 20;

    /** ASSUMED(ITU-T Q.24): level of each of the two tones of a key. */
    private static final double KEY_DBM0 = -9;

    public Tone {
        hertz = List.copyOf(hertz);
    }

    /** One that does not stop. */
    public static Tone steady(double level, Integer... hertz) {
        return new Tone(List.of(hertz), level, Duration.ofSeconds(1), Duration.ZERO);
    }

    /** The tones of a key {@code 0-9 A-D * #}; none for anything else. */
    public static java.util.Optional<Tone> key(char key) {
        OptionalInt at = place(key);
        return at.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(steady(KEY_DBM0, LOW[at.getAsInt() / HIGH.length], HIGH[at.getAsInt() % 4]));
    }

    private static OptionalInt place(char key) {
        int at = KEYS.indexOf(Character.toUpperCase(key));
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /** The key whose two tones stand out of the samples; none where none do. */
    public static java.util.Optional<Character> keyIn(short[] samples) {
        int low = strongest(LOW, samples);
        int high = strongest(HIGH, samples);
        double both = Goertzel.share(samples, LOW[low]) + Goertzel.share(samples, HIGH[high]);
        boolean each = Goertzel.share(samples, LOW[low]) > KEY_SHARE_MIN
                && Goertzel.share(samples, HIGH[high]) > KEY_SHARE_MIN;
        return each && both > KEY_BOTH_MIN
                ? java.util.Optional.of(KEYS.charAt(low * HIGH.length + high))
                : java.util.Optional.empty();
    }

    /** Part of the power that each tone of a key has at least, and both together. */
    private static final double KEY_SHARE_MIN = 0.2;

    private static final double KEY_BOTH_MIN = 0.7;

    private static int strongest(int[] hertz, short[] samples) {
        int best = 0;
        for (int i = 1; i < hertz.length; i++) {
            if (Goertzel.share(samples, hertz[i]) > Goertzel.share(samples, hertz[best])) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public short sample(long at) {
        long period = samples(on) + samples(off);
        if (at % period >= samples(on)) {
            return 0;
        }
        double peak = Short.MAX_VALUE * Math.pow(10, (level - FULL_SCALE_DBM0) / DECIBELS);
        double sum = 0;
        for (int each : hertz) {
            // Whole turns are taken away first, so that the phase stays exact however long it sounds.
            sum += Math.sin(2 * Math.PI * (at * each % RATE) / RATE);
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(peak * sum)));
    }

    private static long samples(Duration time) {
        return time.toMillis() * RATE / 1000;
    }
}
