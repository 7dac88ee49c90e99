package org.uclab.lab.core;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.uclab.lab.fault.AnswerFault;

/**
 * The faults that bite on one occasion, and the order in which they act: those of the phase before the core first, in the
 * order of their arming, then the core, then those of the phase after it. Where one bites before the core, the core is not
 * asked at all, and what the later ones change is what the first one made.
 *
 * @param inOrder in the order of arming
 */
public record Biting<F extends AnswerFault>(List<F> inOrder) {

    public static <F extends AnswerFault> Biting<F> of(List<F> inOrder) {
        return new Biting<>(List.copyOf(inOrder));
    }

    /** Whether the core is asked. */
    public boolean letsAct() {
        return inOrder.stream().noneMatch(fault -> fault.phase() == AnswerFault.Phase.BEFORE);
    }

    /**
     * What comes of it.
     *
     * @param core asked at most once
     * @param act  what a fault makes of what there is; of nothing where it bites before the core
     */
    public <A> List<A> through(Supplier<List<A>> core, BiFunction<F, List<A>, List<A>> act) {
        List<A> actions = letsAct() ? core.get() : List.of();
        for (AnswerFault.Phase phase : AnswerFault.Phase.values()) {
            for (F fault : inOrder) {
                if (fault.phase() == phase) {
                    actions = act.apply(fault, actions);
                }
            }
        }
        return actions;
    }
}
