package org.uclab.lab.fault;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A host as node faults see it. */
public interface Machine {

    /** Full host name. */
    String name();

    /** Whether it has power now. */
    boolean powered();

    /**
     * Makes it so, after whatever it is still becoming.
     *
     * @return done when it is so
     */
    Future<Void> become(Condition condition);

    /**
     * What faults have made of a host.
     *
     * @param powered whether it has power
     * @param frozen  whether it is paused
     * @param cutOff  whether its zone is cut off from the others, which it is without power too
     * @param stopped nouns of the services that are stopped
     */
    record Condition(boolean powered, boolean frozen, boolean cutOff, Set<String> stopped) {

        public Condition {
            stopped = Set.copyOf(stopped);
        }

        /** That of a host with those faults: they add up, and their order does not matter. */
        static Condition under(Collection<ArmedFault> faults) {
            boolean powered = true;
            boolean frozen = false;
            boolean cutOff = false;
            Set<String> stopped = new HashSet<>();
            for (ArmedFault armed : faults) {
                switch (((NodeFault) armed.fault()).kind()) {
                    case POWER_CUT -> powered = false;
                    case PAUSE -> frozen = true;
                    case ZONE_CUT -> cutOff = true;
                    case SERVICE_STOPPED -> stopped.add(armed.where().service());
                }
            }
            return new Condition(powered, frozen, cutOff, stopped);
        }
    }
}
