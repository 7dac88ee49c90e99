package org.uclab.control.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

/**
 * Whose the addresses are that are no node's: of clients, of this launch or one before, and of strangers. Safe for any
 * thread.
 */
public final class Guests {

    /** Wall time for connections of a client that has left to be seen to end. */
    private static final Duration QUIET_MAX = Duration.ofSeconds(1);

    /**
     * The latest launch of a client.
     *
     * @param addresses that it has had
     * @param after     number of the last event before it
     */
    private record Latest(Set<String> addresses, long after) {}

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Latest> latest = new LinkedHashMap<>();
    private final History history;

    Guests(History history) {
        this.history = history;
    }

    /** A client begins at that address. */
    synchronized void launched(String client, String address) {
        names.put(address, client);
        latest.put(client, new Latest(Set.of(address), history.last()));
    }

    /** It goes on at that address. */
    synchronized void moved(String client, String address) {
        names.put(address, client);
        latest.computeIfPresent(client, (name, before) -> {
            Set<String> addresses = new HashSet<>(before.addresses());
            addresses.add(address);
            return new Latest(addresses, before.after());
        });
    }

    /** Somebody who is no client is at that address. */
    synchronized void stranger(String name, String address) {
        names.put(address, name);
    }

    /** Who is or was at an address. */
    public synchronized Map<String, String> names() {
        return Map.copyOf(names);
    }

    /** Who is or was at that address. */
    public synchronized Optional<String> at(String address) {
        return Optional.ofNullable(names.get(address));
    }

    /** Whether somebody's client of an earlier launch was at one end of it, whenever it was recorded. */
    public boolean ofAClientBefore(Event event) {
        return event.way().filter(way -> isOld(way.peerAddress())).isPresent();
    }

    private synchronized boolean isOld(String address) {
        Latest now = latest.get(names.getOrDefault(address, ""));
        return now != null && !now.addresses().contains(address);
    }

    /**
     * Waits until every connection that the client had since its launch is seen to have ended where it was served, so that
     * what comes after is not the client's of before. Who cannot be told of it, as a frozen host, is not waited for long.
     */
    void awaitQuiet(String client) {
        Latest before;
        synchronized (this) {
            before = latest.get(client);
        }
        long last = history.last();
        if (before == null || last <= before.after()) {
            return;
        }
        Set<Long> open = new HashSet<>();
        history.await(before.after(), history.clock().limit(QUIET_MAX, QUIET_MAX), event -> {
            event.way()
                    .filter(way -> before.addresses().contains(way.peerAddress()))
                    .ifPresent(way -> {
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
