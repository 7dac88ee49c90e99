package org.uclab.sim.calendar;

import java.util.Optional;

/**
 * A calendar server, as a world writes it.
 *
 * @param reader who may read everybody's calendar
 */
record CalendarServer(String host, Optional<Reader> reader, int line) {

    /** An account that is nobody's. */
    record Reader(String name, String password) {}
}
