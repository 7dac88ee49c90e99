package org.uclab.lab.fault;

import java.util.Set;

/** A fault without occasions: it holds from when to when, or until what. */
interface LastingFault extends Fault {

    @Override
    default Set<Trigger.Part.Kind> conditions() {
        return Set.of(Trigger.Part.Kind.WINDOW, Trigger.Part.Kind.UNTIL);
    }
}
