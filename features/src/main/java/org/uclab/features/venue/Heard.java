package org.uclab.features.venue;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.history.Event;

/** The history of a lab, as far as the scenario is concerned. */
public interface Heard {

    /** The number of the last event that has happened; 0 before the first. */
    long last();

    /** Everything after that number that has happened by now. */
    Evidence since(long after);

    /**
     * Waits for the first matching event after that number, past or to come.
     *
     * @param limit lab time to wait at most
     * @return the event, or empty when the limit passed first
     */
    Optional<Event> await(long after, Duration limit, Predicate<? super Event> what);
}
