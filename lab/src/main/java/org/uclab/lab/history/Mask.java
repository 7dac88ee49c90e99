package org.uclab.lab.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The one place where secrets are taken out of what people and files get to see. */
final class Mask {

    /** A secret shorter than this is looked for as a word of its own, or it would tear holes into other words. */
    private static final int ANYWHERE_MIN_CHARS = 6;

    private Mask() {}

    /** The secrets as they are looked for: the longest first, as one may be part of another. */
    static List<String> inOrder(Collection<String> secrets) {
        return secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The text with a mask for each of the secrets, which are in order. */
    static String over(String text, List<String> longestFirst) {
        String shown = text;
        for (String secret : longestFirst) {
            if (shown.contains(secret)) {
                shown = secret.length() < ANYWHERE_MIN_CHARS
                        ? word(secret).matcher(shown).replaceAll(Facts.MASK)
                        : shown.replace(secret, Facts.MASK);
            }
        }
        return shown;
    }

    private static Pattern word(String secret) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])");
    }
}
