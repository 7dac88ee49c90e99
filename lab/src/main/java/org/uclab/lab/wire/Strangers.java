package org.uclab.lab.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.LabTimer;

/**
 * The connections of one port that have not finished an exchange, and the {@link Patience} with them. It looks at them once in
 * a quarter of the shorter time, while there are any. Safe for any thread.
 */
final class Strangers {

    private static final int LOOKS = 4;

    /** When it came, and whether it has said anything. */
    private static final class Visit {
        private final Instant since;
        private boolean heard;

        Visit(Instant since) {
            this.since = since;
        }
    }

    private final LabClock clock;
    private final Patience patience;
    private final Places<LinkedConnection> places;
    private final Map<LinkedConnection, Visit> visits = new HashMap<>();
    private LabTimer look;
    private Instant lookDue = Instant.MAX;
    private boolean closed;

    Strangers(Patience patience, LabClock clock) {
        this.clock = clock;
        this.patience = patience;
        this.places = new Places<>(patience.strangersMax());
    }

    void came(LinkedConnection connection, String address) {
        Places.Turn<LinkedConnection> turn;
        synchronized (this) {
            if (closed) {
                return;
            }
            turn = places.take(address, connection);
            turn.leaves().ifPresent(visits::remove);
            if (turn.taken()) {
                visits.put(connection, new Visit(clock.now()));
            }
            watch();
        }
        turn.leaves().ifPresent(other -> other.abort("made room for others"));
        if (!turn.taken()) {
            connection.abort("no room");
        }
    }

    synchronized void heard(LinkedConnection connection) {
        Visit visit = visits.get(connection);
        if (visit != null) {
            visit.heard = true;
        }
    }

    /** It has finished an exchange, or is gone. */
    synchronized void noLonger(LinkedConnection connection) {
        if (visits.remove(connection) != null) {
            places.leave(connection);
            if (visits.isEmpty()) {
                unwatch();
            }
        }
    }

    private void unwatch() {
        if (look != null) {
            look.cancel();
            look = null;
        }
    }

    /** The times depend on how fast the clock goes, so whoever comes sees to it that the next look is not too far away. */
    private void watch() {
        if (visits.isEmpty() || closed) {
            return;
        }
        Instant due = clock.now().plus(patience.firstByteMax(clock).dividedBy(LOOKS));
        if (look == null || due.isBefore(lookDue)) {
            unwatch();
            lookDue = due;
            look = clock.at(due, this::look);
        }
    }

    private void look() {
        List<LinkedConnection> silent = new ArrayList<>();
        List<LinkedConnection> unfinished = new ArrayList<>();
        synchronized (this) {
            look = null;
            Instant now = clock.now();
            Duration firstByteMax = patience.firstByteMax(clock);
            Duration unfinishedMax = patience.unfinishedMax(clock);
            visits.forEach((connection, visit) -> {
                Duration here = Duration.between(visit.since, now);
                if (connection.unheard()) {
                    return; // we do not listen: it may say what it likes
                }
                if (!visit.heard && here.compareTo(firstByteMax) >= 0) {
                    silent.add(connection);
                } else if (here.compareTo(unfinishedMax) >= 0) {
                    unfinished.add(connection);
                }
            });
            silent.forEach(this::noLonger);
            unfinished.forEach(this::noLonger);
            watch();
        }
        silent.forEach(connection -> connection.abort("said nothing"));
        unfinished.forEach(connection -> connection.abort("finished nothing"));
    }

    synchronized void close() {
        closed = true;
        unwatch();
        visits.clear();
    }
}
