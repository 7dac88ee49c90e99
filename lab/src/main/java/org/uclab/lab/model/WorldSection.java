package org.uclab.lab.model;

import java.util.List;
import java.util.Set;

/**
 * The part of a world that belongs to one system: the roles its hosts can have, and everything it reads.
 *
 * @param <S> what it makes of its part: its own record, of a class that no other section has
 */
public interface WorldSection<S> {

    /** What the system is called, one word. */
    String name();

    Class<S> type();

    List<Role> roles();

    /** Reads its part; what is wrong is noted, and something is made of it all the same. */
    S read(WorldReading world);

    /** Services of its role that a host does not have, because of the part it plays. */
    default Set<Service> absent(S section, Host host) {
        return Set.of();
    }

    /** Notes what does not fit together, within the part and with the kernel's own. */
    default void lint(S section, LabModel model, LabLint lint) {}
}
