package org.uclab.sim.calendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everybody's events, by name. Bounded; safe for any thread. */
final class Calendars {

    /** Events of one person. */
    static final int EVENTS_MAX = 500;

    private final Map<String, Map<String, Event>> events = new TreeMap<>();

    /** Puts an event, in place of one of the same name; false where there are too many. */
    synchronized boolean put(String whose, String name, Event event) {
        Map<String, Event> mine = events.computeIfAbsent(whose, nobody -> new TreeMap<>());
        if (mine.size() >= EVENTS_MAX && !mine.containsKey(name)) {
            return false;
        }
        mine.put(name, event);
        return true;
    }

    /** Takes it away; false where there is none. */
    synchronized boolean remove(String whose, String name) {
        return events.getOrDefault(whose, new TreeMap<>()).remove(name) != null;
    }

    /** Those between these that are not free time, the first at the beginning. */
    synchronized List<Event> busy(String whose, Instant from, Instant until) {
        return events.getOrDefault(whose, Map.of()).values().stream()
                .filter(event -> event.state() != Event.State.FREE && event.touches(from, until))
                .sorted(Comparator.comparing(Event::begins))
                .toList();
    }
}
