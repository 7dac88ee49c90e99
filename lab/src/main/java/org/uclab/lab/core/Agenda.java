package org.uclab.lab.core;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;

/**
 * The timers of whatever lives on, from its start to its end: they fall due on its own thread, and none outlives it.
 */
public final class Agenda {

    private final LabClock clock;
    private final Context context;
    private final Set<Entry> entries = new HashSet<>();
    private boolean closed;

    /** An agenda for the context that calls, which is where its tasks will run. */
    public static Agenda here(LabClock clock) {
        return new Agenda(clock, Vertx.currentContext());
    }

    /** An agenda for that context. */
    public static Agenda on(Context context, LabClock clock) {
        return new Agenda(clock, context);
    }

    private Agenda(LabClock clock, Context context) {
        this.clock = clock;
        this.context = context;
    }

    /** Lab time. */
    public Instant now() {
        return clock.now();
    }

    /** Runs the task on the program's thread after that lab time, unless cancelled or closed first. */
    public synchronized LabTimer after(Duration delay, Runnable task) {
        Entry entry = new Entry(task);
        if (!closed) {
            entries.add(entry);
            entry.timer = clock.after(delay, () -> context.runOnContext(due -> entry.run()));
        }
        return entry;
    }

    /** Runs the task on its thread when lab time reaches that instant, unless cancelled or closed first. */
    public LabTimer at(Instant due, Runnable task) {
        return after(Duration.between(clock.now(), due), task);
    }

    /** Runs the task on the program's thread once others have had their turn. */
    public void soon(Runnable task) {
        context.runOnContext(turn -> task.run());
    }

    /** Cancels everything; what is asked for from now on never happens. */
    public synchronized void close() {
        closed = true;
        entries.forEach(entry -> entry.timer.cancel());
        entries.clear();
    }

    private synchronized boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    private final class Entry implements LabTimer {

        private final Runnable task;
        private LabTimer timer;

        Entry(Runnable task) {
            this.task = task;
        }

        @Override
        public boolean cancel() {
            boolean was = remove(this);
            if (was) {
                timer.cancel();
            }
            return was;
        }

        void run() {
            if (remove(this)) {
                task.run();
            }
        }
    }
}
