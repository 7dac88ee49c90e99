package org.uclab.sim.calendar;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.calendar.FreeBusy;

/**
 * An event of a calendar.
 *
 * @param begins lab time
 * @param ends   lab time, later
 * @param state  what it makes of who has it
 */
record Event(Instant begins, Instant ends, State state) {

    /** As {@code FBTYPE} has it, RFC 5545 §3.2.9; C-CAL: free and tentative make nobody busy. */
    enum State {
        FREE("FREE"),
        TENTATIVE("BUSY-TENTATIVE"),
        BUSY("BUSY"),
        OOF("BUSY-UNAVAILABLE");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final Pattern PROPERTY = Pattern.compile("([A-Z-]{1,40})(?:;[^:]{0,200})?:(.{0,200})");

    /** Most lines read. */
    private static final int LINES_MAX = 500;

    /** The one event of a document (RFC 5545 §3.6.1), in times of UTC; none where it is no such document. */
    static Optional<Event> read(String document) {
        Map<String, String> found = new TreeMap<>();
        boolean within = false;
        for (String line : document.lines().limit(LINES_MAX).toList()) {
            if (line.equals("BEGIN:VEVENT")) {
                if (within || !found.isEmpty()) {
                    return Optional.empty();
                }
                within = true;
            } else if (line.equals("END:VEVENT")) {
                within = false;
            } else if (within) {
                Matcher property = PROPERTY.matcher(line);
                if (property.matches()) {
                    found.putIfAbsent(property.group(1), property.group(2));
                }
            }
        }
        Optional<Instant> begins = FreeBusy.instant(found.getOrDefault("DTSTART", ""));
        Optional<Instant> ends = FreeBusy.instant(found.getOrDefault("DTEND", ""));
        Optional<State> state = state(found);
        boolean whole = !within
                && begins.isPresent()
                && ends.isPresent()
                && state.isPresent()
                && begins.get().isBefore(ends.get());
        return whole ? Optional.of(new Event(begins.get(), ends.get(), state.get())) : Optional.empty();
    }

    private static Optional<State> state(Map<String, String> properties) {
        String busy = properties.getOrDefault(
                "X-MICROSOFT-CDO-BUSYSTATUS",
                properties.getOrDefault("TRANSP", "OPAQUE").equals("TRANSPARENT") ? "FREE" : "BUSY");
        for (State state : State.values()) {
            if (state.name().equals(busy)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** Whether any of it is between these. */
    boolean touches(Instant from, Instant until) {
        return begins.isBefore(until) && ends.isAfter(from);
    }
}
