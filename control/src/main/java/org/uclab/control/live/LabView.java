package org.uclab.control.live;

import java.time.Instant;
import java.util.List;

/**
 * A running lab.
 *
 * @param world     name of the world
 * @param number    of the lab, the second number of its addresses
 * @param seed      what is drawn by lot follows from it
 * @param time      lab time now
 * @param timeScale lab seconds per wall second
 * @param held      whether lab time stands still
 * @param events    number of the last event of the history
 */
public record LabView(
        String world,
        String title,
        int number,
        long seed,
        Instant time,
        double timeScale,
        boolean held,
        long events,
        List<HostView> hosts,
        List<UserView> users,
        List<String> clients,
        long faults) {

    /** A person who can sign in. */
    public record UserView(String id, String address, String name, String password, List<String> devices) {}
}
