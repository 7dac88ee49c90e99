package org.uclab.client.xmpp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Messages received and not yet taken, and those who wait for one. Bounded; safe for any thread.
 *
 * @param <M> what a message is
 */
final class Inbox<M> {

    /** Most messages kept; the oldest goes first. */
    static final int MESSAGES_MAX = 1000;

    private record Waiter<M>(Predicate<M> what, CompletableFuture<M> taken) {}

    private final Deque<M> unread = new ArrayDeque<>();
    private final Deque<M> all = new ArrayDeque<>();
    private final List<Waiter<M>> waiters = new ArrayList<>();

    void add(M message) {
        synchronized (this) {
            keep(all, message);
        }
        deliver(message);
    }

    /** The same, where fewer than that are not taken yet; false where there are more. */
    boolean addBelow(int most, M message) {
        synchronized (this) {
            if (unread.size() >= most) {
                return false;
            }
        }
        add(message);
        return true;
    }

    private void deliver(M message) {
        Waiter<M> due = null;
        synchronized (this) {
            for (Iterator<Waiter<M>> each = waiters.iterator(); due == null && each.hasNext(); ) {
                Waiter<M> waiter = each.next();
                if (waiter.taken().isDone()) {
                    each.remove();
                } else if (waiter.what().test(message)) {
                    each.remove();
                    due = waiter;
                }
            }
            if (due == null) {
                keep(unread, message);
            }
        }
        if (due != null && !due.taken().complete(message)) {
            // Whoever waited has just given up: the message is still nobody's.
            deliver(message);
        }
    }

    private static <M> void keep(Deque<M> messages, M message) {
        messages.addLast(message);
        if (messages.size() > MESSAGES_MAX) {
            messages.removeFirst();
        }
    }

    /** The first message not yet taken that fits, now or when it comes. Nobody else gets it then. */
    synchronized CompletableFuture<M> take(Predicate<M> what) {
        for (Iterator<M> each = unread.iterator(); each.hasNext(); ) {
            M message = each.next();
            if (what.test(message)) {
                each.remove();
                return CompletableFuture.completedFuture(message);
            }
        }
        CompletableFuture<M> taken = new CompletableFuture<>();
        waiters.add(new Waiter<>(what, taken));
        return taken;
    }

    /** Everything received and still kept, taken or not, oldest first. */
    synchronized List<M> all() {
        return List.copyOf(all);
    }
}
