package org.uclab.lab.history;

/** A {@link Sink} that is told. */
public interface Subscription extends AutoCloseable {

    /** Tells it here and now what waits for it, in one batch; not where another thread is at it already. */
    void deliver();

    /** Ends it. What still waits is not told any more. */
    @Override
    void close();
}
