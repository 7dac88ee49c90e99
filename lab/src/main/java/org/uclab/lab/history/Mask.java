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

    /** The text with a mask for each of the secrets; the longest go first, as one may be part of another. */
    static String over(String text, Collection<String> secrets) {
        if (secrets.isEmpty() || text.isEmpty()) {
            return text;
        }
        List<String> longestFirst = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
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
