package org.uclab.control.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.history.Event;

/**
 * Whose the addresses are that are no node's: of clients, of this launch or one before, and of strangers. Safe for any
 * thread.
 */
public final class Guests {

    /**
     * The latest launch of a client.
     *
     * @param addresses that it has had
     * @param after     number of the last event before it
     */
    record Latest(Set<String> addresses, long after) {}

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Latest> latest = new LinkedHashMap<>();
    /**
     * A client begins at that address.
     *
     * @param after number of the last event before it
     */
    public synchronized void launched(String client, String address, long after) {
        names.put(address, client);
        latest.put(client, new Latest(Set.of(address), after));
    }

    /** It goes on at that address. */
    public synchronized void moved(String client, String address) {
        names.put(address, client);
        latest.computeIfPresent(client, (name, before) -> {
            Set<String> addresses = new HashSet<>(before.addresses());
            addresses.add(address);
            return new Latest(addresses, before.after());
        });
    }

    /** Somebody who is no client is at that address. */
    public synchronized void stranger(String name, String address) {
        names.put(address, name);
    }

    /** The latest launch of that client; empty where there was none. */
    synchronized Optional<Latest> latest(String client) {
        return Optional.ofNullable(latest.get(client));
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
}
