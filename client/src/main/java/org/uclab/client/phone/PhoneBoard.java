package org.uclab.client.phone;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.uclab.client.phone.call.CallView;

/** What a user sees of the phone and its calls, and who waits to see something. Safe for any thread. */
public final class PhoneBoard {

    /** Calls remembered; the oldest that is over goes for one more. */
    private static final int CALLS_MAX = 200;

    private record Waiter<T>(Function<PhoneBoard, Optional<T>> what, CompletableFuture<T> seen) {

        boolean done(PhoneBoard board) {
            Optional<T> found = seen.isDone() ? Optional.empty() : what.apply(board);
            found.ifPresent(seen::complete);
            return found.isPresent() || seen.isDone();
        }
    }

    private final Map<Integer, CallView> calls = new LinkedHashMap<>();
    private final List<Waiter<?>> waiters = new ArrayList<>();
    private PhoneView phone = PhoneView.none();

    public synchronized PhoneView phone() {
        return phone;
    }

    /** All calls since the sign-in, oldest first. */
    public synchronized List<CallView> calls() {
        return List.copyOf(calls.values());
    }

    public synchronized void show(PhoneView now) {
        phone = now;
        changed();
    }

    public synchronized void show(CallView call) {
        calls.put(call.id(), call);
        if (calls.size() > CALLS_MAX) {
            calls.values().stream().filter(CallView::over).findFirst().ifPresent(old -> calls.remove(old.id()));
        }
        changed();
    }

    private void changed() {
        for (Iterator<Waiter<?>> each = waiters.iterator(); each.hasNext(); ) {
            if (each.next().done(this)) {
                each.remove();
            }
        }
    }

    /** Done with what is looked for, now or when it can be seen. */
    public synchronized <T> CompletableFuture<T> when(Function<PhoneBoard, Optional<T>> what) {
        Waiter<T> waiter = new Waiter<>(what, new CompletableFuture<>());
        waiters.removeIf(old -> old.seen().isDone());
        if (!waiter.done(this)) {
            waiters.add(waiter);
        }
        return waiter.seen();
    }
}
