package org.uclab.sim.calendar;

import java.util.List;

/** What a world says of calendar servers. */
final class CalendarSection {

    private final List<CalendarServer> servers;

    CalendarSection(List<CalendarServer> servers) {
        this.servers = List.copyOf(servers);
    }

    List<CalendarServer> servers() {
        return servers;
    }
}
