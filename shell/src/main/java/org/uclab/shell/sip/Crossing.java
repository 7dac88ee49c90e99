package org.uclab.shell.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.uclab.lab.core.Agenda;

/**
 * The way between the thread of a node and that of its sockets. To wake a thread costs more than most of what it is woken for: so
 * what sockets bring is taken many at a time, and what is written meanwhile leaves for a few connections at a time. What one
 * thread brings is taken in its order, and what is written to one connection leaves in its order.
 */
final class Crossing {

    /** Taken before others have their turn on the thread of the node. */
    private static final int TAKEN_AT_A_TIME = 64;

    /** Connections whose bytes leave together: few, so that both threads are at work. */
    private static final int LEAVING_AT_A_TIME = 8;

    private final Agenda agenda;
    private final Consumer<Throwable> mistake;
    private final Queue<Runnable> brought = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    /** Of the node's thread: those with something to do on theirs. */
    private final List<SipConnection> leaving = new ArrayList<>();

    /** Of the node's thread: whether something that was brought is being done. */
    private boolean turn;

    /**
     * @param mistake is told what was thrown
     */
    Crossing(Agenda agenda, Consumer<Throwable> mistake) {
        this.agenda = agenda;
        this.mistake = mistake;
    }

    /** Something to be done even when nothing is taken any more. */
    private record Last(Runnable word) implements Runnable {

        @Override
        public void run() {
            word.run();
        }
    }

    /** Does that on the thread of the node, at once where that is the caller's; nothing when the node is over. */
    void bring(Runnable work) {
        if (agenda.current()) {
            inTurn(work);
            if (!turn) {
                leave();
            }
        } else {
            add(work);
        }
    }

    /** Does that on the thread of the node, in a turn to come. */
    void bringLater(Runnable work) {
        add(work);
    }

    /** Does that behind all that the caller's thread has brought before, also when the node is over. */
    void bringLast(Runnable word) {
        add(new Last(word));
    }

    private void add(Runnable work) {
        brought.add(work);
        wake();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            agenda.soon(this::take);
        }
    }

    private void take() {
        woken.set(false); // before looking: what is added from now on wakes again
        for (int i = 0; i < TAKEN_AT_A_TIME; i++) {
            Runnable next = brought.poll();
            if (next == null) {
                break;
            }
            inTurn(next);
            if (leaving.size() >= LEAVING_AT_A_TIME) {
                leave();
            }
        }
        leave();
        if (!brought.isEmpty()) {
            wake();
        }
    }

    private void inTurn(Runnable work) {
        boolean outer = !turn;
        turn = true;
        try {
            done(work);
        } finally {
            turn = !outer;
        }
    }

    private void done(Runnable work) {
        if (agenda.closed() && !(work instanceof Last)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException ours) {
            mistake.accept(ours);
        }
    }

    /** That connection has something to do on its own thread: at the end of this turn, or now where there is none. */
    void leaves(SipConnection connection) {
        leaving.add(connection);
        if (!turn) {
            leave();
        }
    }

    /** Those on the same thread, which are nearly always all, go there together. */
    private void leave() {
        while (!leaving.isEmpty()) {
            SipConnection first = leaving.get(0);
            List<SipConnection> together =
                    leaving.stream().filter(first::sharesThread).toList();
            leaving.removeIf(first::sharesThread);
            first.there(() -> together.forEach(SipConnection::leave));
        }
    }
}
