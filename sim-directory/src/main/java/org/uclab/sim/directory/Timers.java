package org.uclab.sim.directory;

import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;

/** The timers of one server from power-up to power cut: they fall due on its own thread, and none outlives it. */
final class Timers {

    private final LabClock clock;
    private final Context context;
    private final Set<Entry> entries = new HashSet<>();
    private boolean closed;

    Timers(LabClock clock, Context context) {
        this.clock = clock;
        this.context = context;
    }

    Instant now() {
        return clock.now();
    }

    /** Runs the task on the server's thread after that lab time, unless cancelled or closed first. */
    synchronized LabTimer after(Duration delay, Runnable task) {
        Entry entry = new Entry(task);
        if (!closed) {
            entries.add(entry);
            entry.timer = clock.after(delay, () -> context.runOnContext(due -> entry.run()));
        }
        return entry;
    }

    /** Runs the task on the server's thread once others have had their turn. */
    void soon(Runnable task) {
        context.runOnContext(turn -> task.run());
    }

    synchronized void close() {
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
