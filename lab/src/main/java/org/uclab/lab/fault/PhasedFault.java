package org.uclab.lab.fault;

import java.util.List;
import java.util.Set;

/** An answer fault in another phase than its usual one. Shells never see it: they get the fault, and the phase beside it. */
record PhasedFault(AnswerFault fault, Phase phase) implements AnswerFault {

    PhasedFault {
        if (!fault.phases().contains(phase)) {
            throw new IllegalArgumentException("'" + fault.text() + "' makes no sense " + phase.words() + "; it acts "
                    + fault.phase().words());
        }
    }

    @Override
    public String text() {
        return fault.text() + " " + phase.words();
    }

    @Override
    public List<Phase> phases() {
        return fault.phases();
    }

    @Override
    public AnswerFault in(Phase other) {
        return fault.in(other);
    }

    @Override
    public boolean concerns(Occasion occasion) {
        return fault.concerns(occasion);
    }

    @Override
    public Set<String> attributes() {
        return fault.attributes();
    }

    @Override
    public Set<Trigger.Part.Kind> conditions() {
        return fault.conditions();
    }
}
