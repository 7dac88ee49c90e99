package org.uclab.lab.check;

import java.util.List;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

/**
 * What there is to judge by.
 *
 * @param events  in order
 * @param dropped events that the history no longer had; an absence proves nothing then
 */
public record Evidence(List<Event> events, long dropped) {

    public Evidence {
        events = List.copyOf(events);
    }

    /** Everything that a history kept after that sequence number. */
    public static Evidence of(History history, long after) {
        return new Evidence(history.since(after), after >= history.dropped() ? 0 : history.dropped());
    }

    /** Whether the record has no gap. */
    public boolean whole() {
        return dropped == 0;
    }
}
