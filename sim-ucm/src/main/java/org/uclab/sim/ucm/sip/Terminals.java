package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The phones of a cluster for who controls them: what becomes of their calls, and what they are to do, at whichever node they
 * are registered. Safe for any thread.
 */
public final class Terminals {

    /** What a phone can be had do. */
    public enum Order {
        CALL,
        ANSWER,
        HOLD,
        RESUME,
        HANG_UP
    }

    /**
     * A call of a phone.
     *
     * @param id     of the node where the phone is
     * @param number of the other side
     * @param state  {@code dialling}, {@code ringback}, {@code ringing}, {@code connected} or {@code held}
     */
    public record Call(long id, String number, String state) {}

    /**
     * A phone.
     *
     * @param line  directory number
     * @param host  where it is registered; empty for nowhere
     * @param calls that are not over, oldest first
     */
    public record Shown(String line, String host, List<Call> calls) {

        public Shown {
            calls = List.copyOf(calls);
        }

        static final Shown NOWHERE = new Shown("", "", List.of());
    }

    /** A node that is up. */
    interface Door {

        /** Has the phone do it; tells why it does not, or nothing when it has taken the order. */
        void order(String device, Order order, String number, Consumer<String> told);

        /** Somebody watches a phone more than before. */
        void look();
    }

    private final Function<String, Optional<String>> nodes;
    private final Map<String, Door> doors = new HashMap<>();
    private final Map<String, Map<Object, Consumer<Shown>>> watchers = new LinkedHashMap<>();
    private final Map<String, Shown> shown = new HashMap<>();
    /** The keys of the watchers, to be read by every node at each of its steps. */
    private volatile Set<String> watched = Set.of();

    /**
     * @param nodes where a device is registered
     */
    Terminals(Function<String, Optional<String>> nodes) {
        this.nodes = nodes;
    }

    synchronized void opens(String host, Door door) {
        doors.put(host, door);
    }

    /** The node has no power any more. */
    void closes(String host) {
        List<String> gone = new ArrayList<>();
        synchronized (this) {
            doors.remove(host);
            shown.forEach((device, now) -> {
                if (now.host().equals(host)) {
                    gone.add(device);
                }
            });
        }
        gone.forEach(device -> shows(device, Shown.NOWHERE));
    }

    /** The phones that somebody watches. */
    Set<String> watched() {
        return watched;
    }

    /** In order, so that the same lab goes the same way. */
    private Set<String> keys() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(watchers.keySet()));
    }

    /** Tells of a phone from now on, as it stands first; from any thread, and nobody may wait in it. */
    public void watch(Object who, String device, Consumer<Shown> told) {
        Shown now;
        List<Door> all;
        synchronized (this) {
            watchers.computeIfAbsent(device, first -> new LinkedHashMap<>()).put(who, told);
            watched = keys();
            now = shown.getOrDefault(device, Shown.NOWHERE);
            all = List.copyOf(doors.values());
        }
        told.accept(now);
        all.forEach(Door::look);
    }

    /** Tells that one of nothing any more. */
    public synchronized void unwatch(Object who) {
        watchers.values().forEach(all -> all.remove(who));
        watchers.values().removeIf(Map::isEmpty);
        shown.keySet().retainAll(watchers.keySet());
        watched = keys();
    }

    /** A phone is as it is now. A node tells only of what is registered there, or has just left it. */
    void shows(String device, Shown now) {
        List<Consumer<Shown>> told;
        synchronized (this) {
            if (!watchers.containsKey(device) || now.equals(shown.put(device, now))) {
                return;
            }
            told = List.copyOf(watchers.get(device).values());
        }
        told.forEach(one -> one.accept(now));
    }

    /** Has the phone do something, wherever it is; tells why it does not, or nothing when it has taken the order. */
    public void order(String device, Order order, String number, Consumer<String> told) {
        Optional<Door> door;
        synchronized (this) {
            door = nodes.apply(device).map(doors::get);
        }
        if (door.isPresent()) {
            door.get().order(device, order, number, told);
        } else {
            told.accept("the device is out of service");
        }
    }
}
