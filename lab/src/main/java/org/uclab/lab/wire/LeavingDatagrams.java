package org.uclab.lab.wire;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What other threads have given a datagram socket to be sent, which is much at a time where much is sent. */
final class LeavingDatagrams {

    /** What is to be sent, and is not written yet. */
    record Leaving(Endpoint to, byte[] data, Runnable unsent) {}

    private final Queue<Leaving> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean set = new AtomicBoolean();

    /**
     * Called by any thread.
     *
     * @param leave to be run on the thread of the socket, once for all that wait; where that has ended, all are unsent
     */
    void add(Leaving one, Executor socket, Runnable leave) {
        waiting.add(one);
        if (set.compareAndSet(false, true)) {
            try {
                socket.execute(leave);
            } catch (RejectedExecutionException over) {
                unsent();
            }
        }
    }

    /** Gives each to be written, on the thread of the socket. */
    void drain(Consumer<Leaving> write) {
        set.set(false); // before looking: what is added from now on is looked for once more
        for (Leaving next = waiting.poll(); next != null; next = waiting.poll()) {
            write.accept(next);
        }
    }

    private void unsent() {
        do {
            drain(next -> next.unsent().run());
        } while (!waiting.isEmpty() && set.compareAndSet(false, true));
    }
}
