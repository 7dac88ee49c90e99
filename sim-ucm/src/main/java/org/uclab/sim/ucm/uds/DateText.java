package org.uclab.sim.ucm.uds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a {@code Date}, RFC 9110 §5.6.7, once for each second. Safe for any thread. */
final class DateText {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Written(long second, String text) {}

    private volatile Written last = new Written(Long.MIN_VALUE, "");

    String at(Instant now) {
        Written known = last;
        if (known.second() != now.getEpochSecond()) {
            known = new Written(now.getEpochSecond(), DATE.format(now));
            last = known;
        }
        return known.text();
    }
}
