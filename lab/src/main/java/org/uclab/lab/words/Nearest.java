package org.uclab.lab.words;

import java.util.Collection;
import java.util.Comparator;

/** The word that somebody most likely meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest letters to change; empty text where there are no candidates. */
    public static String of(String text, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(text, candidate)))
                .orElse("");
    }

    /** {@code ; nearest: x}, or nothing where there are no candidates. */
    public static String hint(String text, Collection<String> candidates) {
        return candidates.isEmpty() ? "" : "; nearest: " + of(text, candidates);
    }

    /** How many letters are to be put in, left out or changed to make one of the other. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
