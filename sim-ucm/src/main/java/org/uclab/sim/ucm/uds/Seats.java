package org.uclab.sim.ucm.uds;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.uclab.sim.ucm.cluster.UcmSettings;

/**
 * How many clients a node serves at a time. Who signs in takes a seat and keeps it as long as a session lives; who
 * searches the directory takes a second one, for a client that finds its contacts here counts twice as much as one that
 * finds them by LDAP. ASSUMED(planning guides): the numbers are public, how a node counts is not. Safe for any thread.
 */
final class Seats {

    private record Seat(int taken, Instant lastUsed) {}

    private final int seatsMax;
    private final Duration life;
    /** By client, the one idle for longest first. */
    private final LinkedHashMap<String, Seat> clients = new LinkedHashMap<>();

    private int taken;

    Seats(UcmSettings settings) {
        this.seatsMax = settings.uds().clientSeatsMax();
        this.life = settings.sessionLife();
    }

    /**
     * Whether that client is served.
     *
     * @param wanted seats it needs for what it asks, 1 or 2; those it has count
     */
    synchronized boolean take(String client, int wanted, Instant now) {
        endIdle(now);
        Seat seat = clients.remove(client);
        int has = seat == null ? 0 : seat.taken();
        int more = Math.max(0, wanted - has);
        boolean room = taken + more <= seatsMax;
        int kept = room ? has + more : has;
        if (kept > 0) {
            clients.put(client, new Seat(kept, now));
        }
        taken += kept - has;
        return room;
    }

    synchronized int taken() {
        return taken;
    }

    private void endIdle(Instant now) {
        Instant idleSince = now.minus(life);
        Iterator<Map.Entry<String, Seat>> idleFirst = clients.entrySet().iterator();
        while (idleFirst.hasNext()) {
            Seat seat = idleFirst.next().getValue();
            if (seat.lastUsed().isAfter(idleSince)) {
                return;
            }
            idleFirst.remove();
            taken -= seat.taken();
        }
    }
}
