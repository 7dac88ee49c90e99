package org.uclab.lab.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pure core of anything that lives on: a stream, a transaction, a registration, a part of a client. It opens
 * nothing, waits for nothing and reads no clock; what is to be done it returns, and whoever drives it does it.
 *
 * @param <I> what happens to it
 * @param <A> what it wants done
 */
public interface Core<I, A> {

    /** What to do about that, in order. */
    List<A> on(I input, Instant now);

    /** Lab time at which it wants to be woken; asked after every input and every waking. */
    default Optional<Instant> wakeAt() {
        return Optional.empty();
    }

    /** What to do now that its {@link #wakeAt} has come. */
    default List<A> wake(Instant now) {
        return List.of();
    }
}
