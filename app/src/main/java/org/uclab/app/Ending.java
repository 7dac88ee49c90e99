package org.uclab.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * How a lab that stays comes to its end: told by a signal, or by itself. Its exit code is what it ended with in either case,
 * so that a script which waits for it learns of an end that nobody asked for, and one that stops it is not told of a signal.
 */
final class Ending {

    private final CountDownLatch told = new CountDownLatch(1);
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final Thread hook = new Thread(this::signalled, "ctrl-c");

    private Ending() {}

    /** From now on a signal is an order to stop, and the process waits for that. */
    static Ending awaited() {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    /** Counted down when the lab is to stop. */
    CountDownLatch told() {
        return told;
    }

    /** The lab has ended, and that is the exit code of the process. */
    void ended(int with) {
        code.complete(with);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook is at work, and has the code now.
            return;
        }
    }

    private void signalled() {
        told.countDown();
        Runtime.getRuntime().halt(code.join());
    }
}
