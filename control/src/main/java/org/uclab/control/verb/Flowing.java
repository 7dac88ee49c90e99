package org.uclab.control.verb;

import java.util.List;
import java.util.concurrent.Executor;

/** Something that goes on, and can be followed from any point of it. */
public interface Flowing {

    /**
     * One thing that came.
     *
     * @param id   a number that only grows; who was cut off goes on after it
     * @param json what came
     */
    record Line(long id, String json) {}

    /** Takes what came, in order; never called by two threads at a time. */
    @FunctionalInterface
    interface Outlet {

        /**
         * The next lines.
         *
         * @param missed how many came before these and are not there any more
         */
        void take(long missed, List<Line> lines);
    }

    /**
     * Follows it.
     *
     * @param after  the id of the last line that is known; 0 for everything there is, -1 for what comes from now on
     * @param runner where the outlet is told; it may be told late, and misses the oldest when it is too late
     * @return ends it when closed
     */
    AutoCloseable follow(long after, Outlet outlet, Executor runner);
}
