package org.uclab.lab.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Lab time that moves only when told to: for cores and their tests. */
public final class StepClock implements LabClock {

    private record Due(Instant at, long order, Runnable task) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private Instant now;
    private long order;

    public StepClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized LabTimer at(Instant due, Runnable task) {
        Due entry = new Due(due.isBefore(now) ? now : due, order++, task);
        queue.add(entry);
        return () -> {
            synchronized (this) {
                return queue.remove(entry);
            }
        };
    }

    /** Moves time on and runs, in order, what falls due on the way; tasks may set further timers. */
    public void advance(Duration by) {
        Instant target = now().plus(by);
        for (Due next = nextDue(target); next != null; next = nextDue(target)) {
            next.task().run();
        }
        synchronized (this) {
            now = target;
        }
    }

    private synchronized Due nextDue(Instant target) {
        Due head = queue.peek();
        if (head == null || head.at().isAfter(target)) {
            return null;
        }
        now = head.at();
        return queue.poll();
    }

    @Override
    public Duration wall(Duration lab) {
        return lab;
    }

    @Override
    public Instant wallNow() {
        return now();
    }

    @Override
    public synchronized int pending() {
        return queue.size();
    }

    @Override
    public synchronized void close() {
        queue.clear();
    }
}
