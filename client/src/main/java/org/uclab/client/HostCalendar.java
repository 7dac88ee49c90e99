package org.uclab.client;

import java.util.Set;

/**
 * The calendar on the host of a client.
 *
 * @param application that has it
 * @param server      where its events are
 */
public record HostCalendar(String application, String server) {

    /** S4: "supported integrated calendars". */
    private static final Set<String> SUPPORTED = Set.of("Outlook", "Notes", "Google");

    boolean supported() {
        return SUPPORTED.contains(application);
    }
}
