package org.uclab.protocol.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether somebody is busy now: the question, and what an answer says. Pure. */
public final class FreeBusy {

    /** Longest answer read, in characters, and most periods of it. */
    static final int ANSWER_MAX = 64 * 1024;

    static final int PERIODS_MAX = 500;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** Of busy time alone: C-CAL has tentative as available, and out of office as away. */
    private static final Pattern BUSY = Pattern.compile("FREEBUSY(?:;FBTYPE=BUSY)?:([0-9TZ]{16})/([0-9TZ]{16})");

    private FreeBusy() {}

    /** Where the calendar of a user is, as a path. */
    public static String calendar(String user) {
        return "/calendars/" + user + "/";
    }

    /** The body of the request {@code REPORT} for that second. */
    public static byte[] question(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return ("<C:free-busy-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><C:time-range start=\"" + stamp(second)
                        + "\" end=\"" + stamp(second.plusSeconds(1)) + "\"/></C:free-busy-query>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether an answer says that its owner is busy at that time; what cannot be read says nothing. */
    public static boolean busy(String answer, Instant now) {
        return answer.length() <= ANSWER_MAX
                && answer.lines()
                        .map(BUSY::matcher)
                        .filter(Matcher::matches)
                        .limit(PERIODS_MAX)
                        .anyMatch(period -> within(period.group(1), period.group(2), now));
    }

    private static boolean within(String begins, String ends, Instant now) {
        return instant(begins).filter(from -> !now.isBefore(from)).isPresent()
                && instant(ends).filter(now::isBefore).isPresent();
    }

    /** RFC 5545 §3.3.5, form 2. */
    public static String stamp(Instant instant) {
        return STAMP.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The same read; none where it is no such time. */
    public static Optional<Instant> instant(String stamp) {
        try {
            return Optional.of(LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
