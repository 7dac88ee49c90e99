package org.uclab.lab.history;

/** Events that are made when somebody reads them, and are the same ever after. */
interface Unmade {

    /** The event of that sequence number. */
    Event event(long seq);
}
