package org.uclab.lab.clock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An instant as HTTP (RFC 9110 §5.6.7, IMF-fixdate) and SIP (RFC 3261 §25.1, rfc1123-date) write it, such as
 * {@code Thu, 01 Jan 1970 00:00:00 GMT}. Its words are English whatever the machine speaks, and stand here: to ask the platform for
 * them takes milliseconds of a start.
 */
public final class FixDate {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendText(ChronoField.DAY_OF_WEEK, words("Mon Tue Wed Thu Fri Sat Sun"))
            .appendPattern(", dd ")
            .appendText(ChronoField.MONTH_OF_YEAR, words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"))
            .appendPattern(" uuuu HH:mm:ss 'GMT'")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A second and how it is written: many messages are of the same one. */
    private record Written(long second, String text) {}

    /** Of whoever asked last; each reads it once. */
    private static volatile Written last = new Written(0, FORM.format(Instant.EPOCH));

    private FixDate() {}

    private static Map<Long, String> words(String all) {
        Map<Long, String> numbered = new HashMap<>();
        for (String word : all.split(" ")) {
            numbered.put(numbered.size() + 1L, word);
        }
        return numbered;
    }

    /** The text; parts of a second are left out. */
    public static String of(Instant instant) {
        Written known = last;
        if (known.second() != instant.getEpochSecond()) {
            known = new Written(instant.getEpochSecond(), FORM.format(instant));
            last = known;
        }
        return known.text();
    }
}
