package org.uclab.lab.fault;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.lab.words.Nearest;

/** Whether a fault, its place and its trigger go together; if not, with a word on what would. */
final class FaultFit {

    private FaultFit() {}

    /** @throws IllegalArgumentException when a condition makes no sense for the fault */
    static void check(Fault fault, Trigger trigger) {
        for (Trigger.Part part : trigger.parts()) {
            if (!fault.conditions().contains(part.kind())) {
                throw new IllegalArgumentException("'" + fault.text() + "' cannot be armed with '" + part.text()
                        + "': it has no occasions to tell apart; say from when to when, or until what");
            }
        }
        Set<String> known = new TreeSet<>(fault.attributes());
        if (!known.isEmpty()) {
            known.add(Occasion.PEER);
            trigger.filters()
                    .map(Trigger.Only::attribute)
                    .filter(attribute -> !known.contains(attribute))
                    .findFirst()
                    .ifPresent(attribute -> {
                        throw new IllegalArgumentException("'" + fault.text() + "' does not know the '" + attribute
                                + "' of anything; known: " + known + Nearest.hint(attribute, known));
                    });
        }
    }

    /** @throws IllegalArgumentException when the fault is not one of a host as a whole */
    static void checkHost(Fault fault, String host, List<String> services) {
        if (!(fault instanceof NodeFault) || fault instanceof NodeFault.ServiceStopped) {
            throw new IllegalArgumentException("'" + fault.text() + "' is for one service; write: at SERVICE of " + host
                    + "; services: " + services);
        }
    }

    /** @throws IllegalArgumentException when the fault is not one of a service */
    static void checkService(Fault fault, Where where) {
        if (fault instanceof NodeFault && !(fault instanceof NodeFault.ServiceStopped)) {
            throw new IllegalArgumentException(
                    "'" + fault.text() + "' is for a host as a whole; write: at " + where.host());
        }
    }
}
