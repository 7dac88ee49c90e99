package org.uclab.lab.fault;

/** Something that goes wrong, as a value. Its text is what a user types and what the history shows. */
public interface Fault {

    /** The fault in the words of {@link FaultCatalogue}, such as {@code delay 300ms}. */
    String text();

    /** Whether it could show on that occasion at all; where it could not, the occasion does not count. */
    default boolean concerns(Occasion occasion) {
        return true;
    }
}
