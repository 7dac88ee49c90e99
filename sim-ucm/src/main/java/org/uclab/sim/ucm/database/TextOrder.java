package org.uclab.sim.ucm.database;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of many texts. To compare texts all over the memory is what sorting a large directory costs, so their
 * beginnings are packed into numbers together with their places, and whole texts are compared only where these tie.
 */
final class TextOrder {

    /** Characters packed, 7 bits each, above 21 bits of the place: 63 in all. */
    private static final int PACKED_CHARS = 6;

    private static final int CHAR_BITS = 7;
    private static final int PLACE_BITS = 21;
    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

    private TextOrder() {}

    /** The places of the texts that are not empty, by {@link String#compareTo}; equal ones in the order of places. */
    static int[] of(String[] texts) {
        int filled = 0;
        boolean packable = texts.length <= PLACE_MASK;
        long[] packed = new long[texts.length];
        for (int place = 0; place < texts.length && packable; place++) {
            if (!texts[place].isEmpty()) {
                long begin = packed(texts[place]);
                packable = begin >= 0;
                packed[filled++] = begin << PLACE_BITS | place;
            }
        }
        return packable ? sorted(texts, Arrays.copyOf(packed, filled)) : compared(texts);
    }

    private static int[] sorted(String[] texts, long[] packed) {
        Arrays.sort(packed);
        int[] places = new int[packed.length];
        for (int i = 0; i < packed.length; i++) {
            places[i] = (int) (packed[i] & PLACE_MASK);
        }
        for (int from = 0; from < packed.length; ) {
            int to = from + 1;
            while (to < packed.length && packed[to] >> PLACE_BITS == packed[from] >> PLACE_BITS) {
                to++;
            }
            if (to - from > 1) {
                tie(texts, places, from, to);
            }
            from = to;
        }
        return places;
    }

    private static void tie(String[] texts, int[] places, int from, int to) {
        Integer[] tied = new Integer[to - from];
        for (int i = from; i < to; i++) {
            tied[i - from] = places[i];
        }
        Arrays.sort(tied, Comparator.comparing((Integer place) -> texts[place]));
        for (int i = from; i < to; i++) {
            places[i] = tied[i - from];
        }
    }

    private static int[] compared(String[] texts) {
        Integer[] places = new Integer[texts.length];
        int filled = 0;
        for (int place = 0; place < texts.length; place++) {
            if (!texts[place].isEmpty()) {
                places[filled++] = place;
            }
        }
        Integer[] sorted = Arrays.copyOf(places, filled);
        Arrays.sort(sorted, Comparator.comparing((Integer place) -> texts[place]));
        return Arrays.stream(sorted).mapToInt(place -> place).toArray();
    }

    /** The beginning of a text as a number with the same order; negative when a character needs more than its bits. */
    private static long packed(String text) {
        long packed = 0;
        for (int i = 0; i < PACKED_CHARS; i++) {
            // A text that ends is before one that goes on; NUL, which no directory has, would tie with the end.
            int c = i < text.length() ? text.charAt(i) : 0;
            if (c >= 1 << CHAR_BITS) {
                return -1;
            }
            packed = packed << CHAR_BITS | c;
        }
        return packed;
    }
}
