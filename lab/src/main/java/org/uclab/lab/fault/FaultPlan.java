package org.uclab.lab.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * What shall go wrong in a run, as one value. Armed as a whole and healed as a whole; {@link FaultBoard#unfired()}
 * says which of it never bit, which fails a scenario.
 */
public record FaultPlan(List<Planned> faults) {

    /** One fault of a plan. */
    public record Planned(Fault fault, Where where, Trigger trigger) {}

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** The plan in which nothing goes wrong. */
    public static FaultPlan none() {
        return new FaultPlan(List.of());
    }

    public FaultPlan and(Fault fault, Where where, Trigger trigger) {
        List<Planned> more = new ArrayList<>(faults);
        more.add(new Planned(fault, where, trigger));
        return new FaultPlan(more);
    }

    /** Arms everything, in order. */
    public List<ArmedFault> arm(FaultBoard board) {
        return faults.stream()
                .map(planned -> board.arm(planned.fault(), planned.where(), planned.trigger()))
                .toList();
    }
}
