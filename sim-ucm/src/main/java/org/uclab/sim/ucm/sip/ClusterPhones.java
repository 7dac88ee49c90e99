package org.uclab.sim.ucm.sip;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.wire.Endpoint;

/**
 * What the nodes of a cluster that are up know of each other's phones: which device is registered where, and where a parked
 * call hangs. What a node knew goes with its power. Safe for any thread.
 */
public final class ClusterPhones {

    /** Numbers of parked calls: one digit behind what they all begin with. */
    private static final int PARKED_MAX = 10;

    /**
     * Where a device is registered.
     *
     * @param line directory number, digits only
     */
    record Place(String device, String line, String host) {}

    private final Map<String, Endpoint> nodes;
    private final Map<String, Place> places = new LinkedHashMap<>();
    /** The same by line, and there by device. */
    private final Map<String, Map<String, Place>> lined = new HashMap<>();

    private final Map<String, String> parked = new TreeMap<>();
    private final Map<String, BiConsumer<String, String>> commanders = new LinkedHashMap<>();
    private final Terminals terminals = new Terminals(this::node);
    private final LineBoard lines = new LineBoard();

    /**
     * @param nodes where each node of the cluster takes SIP over TCP, by host
     */
    public ClusterPhones(Map<String, Endpoint> nodes) {
        this.nodes = Map.copyOf(nodes);
    }

    /** The same phones, for who controls them. */
    public Terminals terminals() {
        return terminals;
    }

    /** Where that device is registered; empty for nowhere. */
    public synchronized Optional<String> node(String device) {
        return places.values().stream()
                .filter(place -> Spelling.DEVICE_NAME.same(place.device(), device))
                .findFirst()
                .map(Place::host);
    }

    synchronized void registered(Place place) {
        Place before = places.put(place.device(), place); // whoever registers elsewhere has left here
        if (before != null && !before.line().equals(place.line())) {
            unlined(before);
        }
        lined.computeIfAbsent(place.line(), none -> new LinkedHashMap<>()).put(place.device(), place);
    }

    synchronized void unregistered(String device, String host) {
        Place place = places.get(device);
        if (place != null && place.host().equals(host)) {
            places.remove(device);
            unlined(place);
        }
    }

    private void unlined(Place place) {
        lined.computeIfPresent(place.line(), (line, devices) -> {
            devices.remove(place.device());
            return devices.isEmpty() ? null : devices;
        });
    }

    /**
     * The node is there.
     *
     * @param commander takes a device that is registered there and what it is ordered to do; from any thread, and it does not
     *                  wait
     */
    synchronized void joined(String host, BiConsumer<String, String> commander) {
        commanders.put(host, commander);
    }

    /**
     * Has the node where that device is registered order something of it; nothing where it is registered nowhere.
     *
     * @param action {@code reset}, {@code restart}, {@code check-version}
     */
    public synchronized void order(String device, String action) {
        places.values().stream()
                .filter(place -> Spelling.DEVICE_NAME.same(place.device(), device))
                .findFirst()
                .flatMap(place -> Optional.ofNullable(commanders.get(place.host()))
                        .map(commander -> (Runnable) () -> commander.accept(place.device(), action)))
                .ifPresent(Runnable::run);
    }

    /** What they tell each other of shared lines. */
    LineBoard lines() {
        return lines;
    }

    /** The node has no power any more. */
    synchronized void lost(String host) {
        commanders.remove(host);
        lines.lost(host);
        List<Place> gone = places.values().stream()
                .filter(place -> place.host().equals(host))
                .toList();
        gone.forEach(place -> {
            places.remove(place.device());
            unlined(place);
        });
        parked.values().removeIf(host::equals);
    }

    /** The other nodes that have a device of that line. */
    synchronized List<String> others(String line, String host) {
        return lined.getOrDefault(line, Map.of()).values().stream()
                .filter(place -> !place.host().equals(host))
                .map(Place::host)
                .distinct()
                .toList();
    }

    /** A free number for a call that is parked there; none where all are taken. */
    synchronized Optional<String> park(String prefix, String host) {
        for (int slot = 0; slot < PARKED_MAX; slot++) {
            if (parked.putIfAbsent(prefix + slot, host) == null) {
                return Optional.of(prefix + slot);
            }
        }
        return Optional.empty();
    }

    synchronized void unpark(String number) {
        parked.remove(number);
    }

    /** The node where a call is parked under that number. */
    synchronized Optional<String> parkedAt(String number) {
        return Optional.ofNullable(parked.get(number));
    }

    Optional<Endpoint> endpoint(String host) {
        return Optional.ofNullable(nodes.get(host));
    }

    /** Whether that is the address of a node. */
    boolean isNode(String address) {
        return nodes.values().stream().anyMatch(node -> node.address().equals(address));
    }
}
