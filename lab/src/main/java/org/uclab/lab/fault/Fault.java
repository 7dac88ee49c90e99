package org.uclab.lab.fault;

import java.util.Set;

/** Something that goes wrong, as a value. Its text is what a user types and what the history shows. */
public interface Fault {

    /** The fault in the words of {@link FaultCatalogue}, such as {@code delay 300ms}. */
    String text();

    /** Whether it could show on that occasion at all; where it could not, the occasion does not count. */
    default boolean concerns(Occasion occasion) {
        return true;
    }

    /** What its occasions tell besides the peer; empty where that depends on the port. */
    default Set<String> attributes() {
        return Set.of();
    }

    /** The conditions that make sense for it; one of another kind is refused when it is armed. */
    default Set<Trigger.Part.Kind> conditions() {
        return Set.of(Trigger.Part.Kind.values());
    }
}
