package org.uclab.sim.expressway;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;

/**
 * The one thread on which a node's program lives, and its timers. Whatever completes elsewhere, on the clock's thread
 * above all, is brought here, so that the state of a program needs no locks.
 */
public final class NodeLoop {

    private final Context context;
    private final Thread thread;
    private final LabClock clock;
    private final Set<Due> timers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private NodeLoop(Context context, LabClock clock) {
        this.context = context;
        this.thread = Thread.currentThread();
        this.clock = clock;
    }

    /** The loop of the calling verticle; to be called on its thread. */
    public static NodeLoop current(Vertx vertx, LabClock clock) {
        return new NodeLoop(vertx.getOrCreateContext(), clock);
    }

    public Instant now() {
        return clock.now();
    }

    /** Runs the task here, soon. */
    public void run(Runnable task) {
        context.runOnContext(soon -> {
            if (!closed) {
                task.run();
            }
        });
    }

    /** Runs the task here after that lab time, unless cancelled or closed before. */
    public LabTimer after(Duration delay, Runnable task) {
        Due due = new Due(task);
        if (closed) {
            return due;
        }
        timers.add(due);
        due.set(clock.after(delay, () -> run(due::ring)));
        if (closed) {
            due.cancel();
        }
        return due;
    }

    /** The same future, whose handlers run here. */
    public <T> Future<T> here(Future<T> work) {
        Promise<T> promise = Promise.promise();
        work.onComplete(done -> {
            if (Thread.currentThread() == thread) {
                finish(promise, done);
            } else {
                context.runOnContext(soon -> finish(promise, done));
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

    /** Whether the program has stopped. */
    public boolean closed() {
        return closed;
    }

    /** Drops all timers, and all that would still run; from any thread. */
    public void close() {
        closed = true;
        timers.forEach(Due::cancel);
    }

    private final class Due implements LabTimer {

        private final Runnable task;
        private volatile LabTimer timer;
        private volatile boolean cancelled;

        Due(Runnable task) {
            this.task = task;
        }

        void set(LabTimer made) {
            timer = made;
        }

        void ring() {
            timers.remove(this);
            if (!cancelled) {
                task.run();
            }
        }

        @Override
        public boolean cancel() {
            boolean first = !cancelled;
            cancelled = true;
            timers.remove(this);
            LabTimer made = timer;
            if (made != null) {
                made.cancel();
            }
            return first;
        }
    }
}
