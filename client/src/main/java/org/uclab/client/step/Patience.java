package org.uclab.client.step;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.uclab.lab.clock.LabClock;

/** How long a user waits for a sign-in or a look-up: one limit over all its steps, in lab time. */
public final class Patience {

    private final LabClock clock;
    private final Duration whole;
    private final Instant until;

    /**
     * @param whole lab time for everything together
     */
    public Patience(LabClock clock, Duration whole) {
        this.clock = clock;
        this.whole = whole;
        this.until = clock.now().plus(whole);
    }

    /** That limit, or what is left of the whole if that is less; at least a millisecond. */
    public Duration atMost(Duration limit) throws Stopped {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /**
     * Waits for the work on the caller's thread.
     *
     * @param work a future that carries every outcome of the wire as a value
     */
    public <T> T await(Future<T> work) throws Stopped {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a sign-in waits, which an event loop must not");
        }
        CompletableFuture<T> done = work.toCompletionStage().toCompletableFuture();
        try {
            return clock.await(done, left());
        } catch (TimeoutException late) {
            throw outOfTime();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopped(Stopped.Way.OUT_OF_TIME, "the user gave up");
        } catch (ExecutionException ours) {
            throw new IllegalStateException(ours.getCause());
        }
    }

    private Duration left() throws Stopped {
        Duration left = Duration.between(clock.now(), until);
        if (left.toMillis() < 1) {
            throw outOfTime();
        }
        return left;
    }

    private Stopped outOfTime() {
        return new Stopped(Stopped.Way.OUT_OF_TIME, "it took longer than " + whole.toSeconds() + " s");
    }
}
