package org.uclab.lab.history;

import java.util.List;

/** Takes events as they come, to keep them longer or elsewhere than the history does. */
@FunctionalInterface
public interface Sink {

    /**
     * The next events, in order and each once; never called by two threads at a time.
     *
     * @param missed how many came before these and were not kept for it, because it was slow
     */
    void take(long missed, List<Event> events);
}
