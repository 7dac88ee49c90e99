package org.uclab.features.steps;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.scenarios.Bench;

/** Whose the addresses are that are no node's: of users' clients, of this launch or one before, and of strangers. */
final class Guests {

    /** Wall time for connections of a client that has left to be seen to end. */
    private static final Duration QUIET_MAX = Duration.ofSeconds(1);

    private final Map<String, String> names = new LinkedHashMap<>();

    /** Of each user the addresses that the client of the latest launch has had. */
    private final Map<String, Set<String>> addresses = new LinkedHashMap<>();

    /** A user's client begins at that address. */
    void launched(String user, String address) {
        names.put(address, user);
        addresses.put(user, new HashSet<>(Set.of(address)));
    }

    /** It goes on at that address. */
    void moved(String user, String address) {
        names.put(address, user);
        addresses.get(user).add(address);
    }

    /** Somebody who is no client is at that address. */
    void stranger(String name, String address) {
        names.put(address, name);
    }

    /** Who is or was at an address. */
    Map<String, String> names() {
        return Collections.unmodifiableMap(names);
    }

    /** Whether somebody's client of an earlier launch was at one end of it, whenever it was recorded. */
    boolean ofAClientBefore(Event event) {
        return event.way()
                .map(Hop::peerAddress)
                .filter(address -> {
                    Set<String> now = names.containsKey(address) ? addresses.get(names.get(address)) : null;
                    return now != null && !now.contains(address);
                })
                .isPresent();
    }

    /**
     * Waits until every connection that the user's client had is seen to have ended where it was served, so that what comes
     * after is not the client's of before. Who cannot be told of it, as a frozen host, is not waited for long.
     *
     * @param mark sequence number after which that client was launched
     */
    void awaitQuiet(Bench bench, String user, long mark) {
        Set<String> old = addresses.getOrDefault(user, Set.of());
        long last = bench.history().last();
        if (old.isEmpty() || last <= mark) {
            return;
        }
        Set<Long> open = new HashSet<>();
        bench.history().await(mark, bench.clock().limit(QUIET_MAX, QUIET_MAX), event -> {
            event.way().filter(way -> old.contains(way.peerAddress())).ifPresent(way -> {
                switch (event.kind()) {
                    case CONNECTION_OPENED -> open.add(way.connection());
                    case CONNECTION_CLOSED -> open.remove(way.connection());
                    default -> {}
                }
            });
            return event.seq() >= last && open.isEmpty();
        });
    }
}
