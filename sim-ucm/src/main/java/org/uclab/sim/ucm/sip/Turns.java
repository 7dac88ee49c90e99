package org.uclab.sim.ucm.sip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What is to be done in a dialog one after the other; bounded. */
final class Turns {

    private static final int MAX = 8;

    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /**
     * Puts something at the end.
     *
     * @param otherwise done at once where there are too many
     */
    void later(Runnable what, Runnable otherwise) {
        if (waiting.size() < MAX) {
            waiting.add(what);
        } else {
            otherwise.run();
        }
    }

    /** Does the next one, if there is one. */
    void next() {
        Optional.ofNullable(waiting.poll()).ifPresent(Runnable::run);
    }

    void clear() {
        waiting.clear();
    }
}
