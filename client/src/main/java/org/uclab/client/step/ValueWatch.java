package org.uclab.client.step;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A value that changes, and those who wait until it is as they want it. Safe for any thread. */
public final class ValueWatch<T> {

    private record Waiter<T>(Predicate<T> what, CompletableFuture<T> seen) {}

    private final List<Waiter<T>> waiters = new ArrayList<>();
    private volatile T value;

    public ValueWatch(T first) {
        value = first;
    }

    /** What it is now. */
    public T value() {
        return value;
    }

    /** Done when it is like that, which may be now. */
    public synchronized CompletableFuture<T> when(Predicate<T> what) {
        if (what.test(value)) {
            return CompletableFuture.completedFuture(value);
        }
        waiters.removeIf(waiter -> waiter.seen().isDone());
        Waiter<T> waiter = new Waiter<>(what, new CompletableFuture<>());
        waiters.add(waiter);
        return waiter.seen();
    }

    /** It is that from now on; whoever waits is told on this thread. */
    public void becomes(T now) {
        List<Waiter<T>> due = new ArrayList<>();
        synchronized (this) {
            value = now;
            for (Iterator<Waiter<T>> each = waiters.iterator(); each.hasNext(); ) {
                Waiter<T> waiter = each.next();
                if (waiter.what().test(now)) {
                    each.remove();
                    due.add(waiter);
                }
            }
        }
        due.forEach(waiter -> waiter.seen().complete(now));
    }
}
