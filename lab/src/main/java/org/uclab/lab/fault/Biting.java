package org.uclab.lab.fault;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The answer faults that bite on one occasion, and the order in which they act: those of the phase before the core first,
 * in the order of their arming, then the core, then those of the phase after it. Where one bites before the core, the core
 * is not asked at all, and what the later ones change is what the first one made.
 *
 * @param inOrder in the order of arming
 */
public record Biting<F extends AnswerFault>(List<Bite<F>> inOrder) {

    /** One fault, and when it acts. */
    public record Bite<F extends AnswerFault>(F fault, AnswerFault.Phase phase) {}

    public Biting {
        inOrder = List.copyOf(inOrder);
    }

    /** Nothing goes wrong. */
    public static <F extends AnswerFault> Biting<F> none() {
        return new Biting<>(List.of());
    }

    /** Whether nothing goes wrong. */
    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** Whether the core is asked. */
    public boolean letsAct() {
        return inOrder.stream().noneMatch(bite -> bite.phase() == AnswerFault.Phase.BEFORE);
    }

    /**
     * What comes of it.
     *
     * @param core    asked at most once
     * @param unasked what there is where the core is not asked
     * @param act     what a fault makes of what there is
     */
    public <R> R through(Supplier<R> core, Supplier<R> unasked, BiFunction<F, R, R> act) {
        R result = letsAct() ? core.get() : unasked.get();
        for (AnswerFault.Phase phase : AnswerFault.Phase.values()) {
            for (Bite<F> bite : inOrder) {
                if (bite.phase() == phase) {
                    result = act.apply(bite.fault(), result);
                }
            }
        }
        return result;
    }
}
