package org.uclab.client.xmpp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Messages received and not yet taken, and those who wait for one. Bounded; safe for any thread. */
final class Inbox {

    /** Most messages kept; the oldest goes first. */
    static final int MESSAGES_MAX = 1000;

    private record Waiter(Predicate<ChatMessage> what, CompletableFuture<ChatMessage> taken) {}

    private final Deque<ChatMessage> unread = new ArrayDeque<>();
    private final Deque<ChatMessage> all = new ArrayDeque<>();
    private final List<Waiter> waiters = new ArrayList<>();

    void add(ChatMessage message) {
        synchronized (this) {
            keep(all, message);
        }
        deliver(message);
    }

    private void deliver(ChatMessage message) {
        Waiter due = null;
        synchronized (this) {
            for (Iterator<Waiter> each = waiters.iterator(); due == null && each.hasNext(); ) {
                Waiter waiter = each.next();
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

    private static void keep(Deque<ChatMessage> messages, ChatMessage message) {
        messages.addLast(message);
        if (messages.size() > MESSAGES_MAX) {
            messages.removeFirst();
        }
    }

    /** The first message not yet taken that fits, now or when it comes. Nobody else gets it then. */
    synchronized CompletableFuture<ChatMessage> take(Predicate<ChatMessage> what) {
        for (Iterator<ChatMessage> each = unread.iterator(); each.hasNext(); ) {
            ChatMessage message = each.next();
            if (what.test(message)) {
                each.remove();
                return CompletableFuture.completedFuture(message);
            }
        }
        CompletableFuture<ChatMessage> taken = new CompletableFuture<>();
        waiters.add(new Waiter(what, taken));
        return taken;
    }

    /** Everything received and still kept, taken or not, oldest first. */
    synchronized List<ChatMessage> all() {
        return List.copyOf(all);
    }
}
