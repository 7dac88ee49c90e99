package org.uclab.lab.core;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;

/**
 * The one thread of whatever lives on, and its timers, from its start to its end: they fall due on that thread, and none
 * outlives it. It is the edge, too: what was thrown there was a mistake of ours, and is told.
 */
public final class Agenda {

    private final LabClock clock;
    private final Context context;
    private final Set<Entry> entries = new HashSet<>();
    private final Consumer<Throwable> mistake;
    private boolean closed;

    /** An agenda for the context that calls, which is where its tasks will run. */
    public static Agenda here(LabClock clock) {
        return on(Vertx.currentContext(), clock);
    }

    /**
     * The same.
     *
     * @param mistake is told what was thrown
     */
    public static Agenda here(LabClock clock, Consumer<Throwable> mistake) {
        return new Agenda(clock, Vertx.currentContext(), mistake);
    }

    /** An agenda for that context. */
    public static Agenda on(Context context, LabClock clock) {
        return new Agenda(clock, context, thrown -> {
            throw thrown instanceof RuntimeException ours ? ours : new IllegalStateException(thrown);
        });
    }

    private Agenda(LabClock clock, Context context, Consumer<Throwable> mistake) {
        this.clock = clock;
        this.context = context;
        this.mistake = mistake;
    }

    /** Lab time. */
    public Instant now() {
        return clock.now();
    }

    /** A limit for what takes the machine's own time; see {@link LabClock#limit(Duration)}. */
    public Duration limit(Duration lab) {
        return clock.limit(lab);
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
        context.runOnContext(turn -> run(task));
    }

    /** Whether it is its thread that asks. */
    public boolean current() {
        return Vertx.currentContext() == context;
    }

    /** Runs what a socket or a timer brought. */
    public void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException ours) {
            mistaken(ours);
        }
    }

    /** Tells of a mistake of ours that was caught elsewhere. */
    public void mistaken(Throwable ours) {
        mistake.accept(ours);
    }

    /** The same future, whose handlers run on the program's thread, wherever it was completed. */
    public <T> Future<T> brought(Future<T> work) {
        Promise<T> promise = Promise.promise();
        work.onComplete(done -> {
            if (Vertx.currentContext() == context) {
                finish(promise, done);
            } else {
                context.runOnContext(turn -> finish(promise, done));
            }
        });
        return promise.future();
    }

    private static <T> void finish(Promise<T> promise, AsyncResult<T> done) {
        if (done.succeeded()) {
            promise.complete(done.result());
        } else {
            promise.fail(done.cause());
        }
    }

    /** Whether it is over. */
    public synchronized boolean closed() {
        return closed;
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
                Agenda.this.run(task);
            }
        }
    }
}
