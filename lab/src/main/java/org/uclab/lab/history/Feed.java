package org.uclab.lab.history;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one listener has not heard yet. The history puts in, in order and under its lock; the listener is told outside of
 * it, by one thread at a time, so that a slow one holds nobody up. Bounded: the oldest is left out, and counted.
 */
final class Feed implements Subscription {

    /** Who tells the listener: whoever adds. */
    static final Executor AT_ONCE = Runnable::run;

    /** Who tells the listener: nobody, it asks. */
    static final Executor WHEN_ASKED = task -> {};

    private final int most;
    private final Sink sink;
    private final Executor runner;
    private final Runnable onClose;
    private final AtomicBoolean due = new AtomicBoolean();
    /** Each is an {@link Event} or {@link Unmade}. */
    private final ArrayDeque<Object> entries = new ArrayDeque<>();

    private long newest;
    private long missed;
    private boolean over;

    /**
     * @param most    events that wait at most
     * @param runner  where the sink is told
     * @param onClose told when it ends
     */
    Feed(int most, Sink sink, Executor runner, Runnable onClose) {
        this.most = most;
        this.sink = sink;
        this.runner = runner;
        this.onClose = onClose;
    }

    /** So many came before it was made and are not kept any more. */
    synchronized void lost(long events) {
        missed += events;
    }

    synchronized void add(Object entry, long seq) {
        if (over) {
            return;
        }
        if (entries.size() == most) {
            entries.removeFirst();
            missed++;
        }
        entries.addLast(entry);
        newest = seq;
    }

    /** Has the listener told, unless it asks; to be called without the lock of the history. */
    void tell() {
        if (runner == WHEN_ASKED || due.get()) {
            return;
        }
        if (runner == AT_ONCE) {
            while (waiting() && due.compareAndSet(false, true)) { // looks again for what came meanwhile
                handOne();
            }
        } else if (due.compareAndSet(false, true)) {
            runner.execute(() -> {
                handOne();
                if (waiting()) {
                    tell();
                }
            });
        }
    }

    @Override
    public void deliver() {
        if (due.compareAndSet(false, true)) {
            handOne();
        }
    }

    private void handOne() {
        try {
            Batch batch = next();
            if (batch != null) {
                sink.take(batch.missed(), batch.events());
            }
        } finally {
            due.set(false);
        }
    }

    private record Batch(long missed, List<Event> events) {}

    private Batch next() {
        Object[] taken;
        long before;
        long lost;
        synchronized (this) {
            if (entries.isEmpty() || over) {
                return null;
            }
            taken = entries.toArray();
            entries.clear();
            before = newest - taken.length;
            lost = missed;
            missed = 0;
        }
        return new Batch(lost, new Taken(taken, before));
    }

    /** Events that are made when the listener looks at them: it may not look at all. */
    private static final class Taken extends AbstractList<Event> {

        private final Object[] entries;
        private final long before;

        Taken(Object[] entries, long before) {
            this.entries = entries;
            this.before = before;
        }

        @Override
        public Event get(int index) {
            return History.event(entries[index], before + 1 + index);
        }

        @Override
        public int size() {
            return entries.length;
        }
    }

    private synchronized boolean waiting() {
        return !over && !entries.isEmpty();
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
            entries.clear();
        }
        onClose.run();
    }
}
