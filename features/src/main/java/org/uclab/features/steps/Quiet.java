package org.uclab.features.steps;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

/**
 * When a host that has left is known to be quiet: the servers have seen the end of each of its connections, and read
 * before it whatever was on the way.
 */
final class Quiet {

    /** Wall time for the end of one connection. Where a fault swallows it there is nothing left to be read either. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Quiet() {}

    /** Waits until the connections from that address are over. */
    static void await(History history, LabClock clock, String address) {
        open(history, address)
                .forEach((connection, opened) -> history.await(
                        opened.stamp().seq(), clock.limit(LIMIT, LIMIT), event -> ends(event, opened, connection)));
    }

    private static Map<Long, Event> open(History history, String address) {
        Map<Long, Event> open = new LinkedHashMap<>();
        for (Event event : history.events()) {
            boolean its =
                    event.way().filter(way -> way.peerAddress().equals(address)).isPresent();
            if (its && event.kind() == Event.Kind.CONNECTION_OPENED) {
                open.put(event.way().orElseThrow().connection(), event);
            } else if (its && event.kind() == Event.Kind.CONNECTION_CLOSED) {
                open.remove(event.way().orElseThrow().connection());
            }
        }
        return open;
    }

    private static boolean ends(Event event, Event opened, long connection) {
        boolean closed = event.kind() == Event.Kind.CONNECTION_CLOSED
                && event.way().filter(way -> way.connection() == connection).isPresent();
        return closed
                || (event.kind() == Event.Kind.NODE_STOPPED && event.node().equals(opened.node()));
    }
}
