package org.uclab.lab.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.Occasion;

/**
 * How the answer faults of a protocol act on what a core does.
 *
 * @param <F> the family of faults
 */
public interface Spoiler<I, A, F extends AnswerFault> {

    /** The family. */
    Class<F> family();

    /** Those of the family that can bite on that input: a fault that has nothing to spoil must not count the occasion. */
    default Class<? extends F> family(I input) {
        return family();
    }

    /** The chance that an input gives faults to bite; none where it is no question. */
    Optional<Occasion> occasion(I input, Instant now);

    /**
     * What is done in place of those actions.
     *
     * @param actions what the core, or a fault that bit before this one, wants done; nothing where nothing has been made yet
     */
    List<A> spoilt(F fault, I input, List<A> actions, Instant now);
}
