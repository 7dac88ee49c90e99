package org.uclab.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.uclab.client.presence.PresenceState;

/** How the presence part of a client stands, and those who wait until it stands otherwise. Safe for any thread. */
final class StateWatch {

    private record Waiter(Predicate<PresenceState> what, CompletableFuture<PresenceState> seen) {}

    private final List<Waiter> waiters = new ArrayList<>();
    private volatile PresenceState state = PresenceState.NEW;

    PresenceState state() {
        return state;
    }

    /** Done when it stands like that, which may be now. */
    synchronized CompletableFuture<PresenceState> when(Predicate<PresenceState> what) {
        if (what.test(state)) {
            return CompletableFuture.completedFuture(state);
        }
        waiters.removeIf(waiter -> waiter.seen().isDone());
        Waiter waiter = new Waiter(what, new CompletableFuture<>());
        waiters.add(waiter);
        return waiter.seen();
    }

    /** It stands like that now. */
    void stands(PresenceState now) {
        List<Waiter> due = new ArrayList<>();
        synchronized (this) {
            state = now;
            for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
                Waiter waiter = each.next();
                if (waiter.what().test(now)) {
                    each.remove();
                    due.add(waiter);
                }
            }
        }
        due.forEach(waiter -> waiter.seen().complete(now));
    }
}
