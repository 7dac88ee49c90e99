package org.uclab.lab.wire;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where published endpoints really are. Usually that is where they are published. It differs for ports below 1024
 * that the user may not bind (moved up by {@link #PRIVILEGED_SHIFT}) and on systems that answer on one loopback
 * address only (every port is then moved to 127.0.0.1, from {@link #SINGLE_FIRST_PORT} up). Both ends of a lab dial through the plan, so
 * that the world's own addresses hold inside it. Safe for any thread.
 */
public final class AddressPlan {

    /** Added to a port below 1024 that may not be bound. */
    public static final int PRIVILEGED_SHIFT = 10_000;

    /** The first port used on a system with one address. */
    public static final int SINGLE_FIRST_PORT = 20_000;

    private static final int PORT_MAX = 65_535;

    /** Vacated ports that rest before the first of them is used again: what is still on its way to it has then arrived. */
    private static final int RESTING = 64;

    private static final String ONLY_ADDRESS = "127.0.0.1";

    private record Key(Transport transport, Endpoint published) {}

    private final boolean single;
    private final AtomicInteger nextSinglePort = new AtomicInteger(SINGLE_FIRST_PORT);
    private final Map<Key, Endpoint> moved = new ConcurrentHashMap<>();
    private final Map<Key, Endpoint> back = new ConcurrentHashMap<>();
    private final Map<Endpoint, Endpoint> singles = new ConcurrentHashMap<>();
    private final ArrayDeque<Endpoint> vacant = new ArrayDeque<>();

    /**
     * @param single whether everything is on 127.0.0.1, on ports the system chooses
     */
    public AddressPlan(boolean single) {
        this.single = single;
    }

    public boolean single() {
        return single;
    }

    /** Where the published endpoint is. */
    public Endpoint actual(Transport transport, Endpoint published) {
        return moved.getOrDefault(new Key(transport, published), published);
    }

    /** The published endpoint behind an actual one. */
    public Endpoint published(Transport transport, Endpoint actual) {
        return back.getOrDefault(new Key(transport, actual), actual);
    }

    /** The address to bind when speaking from a published one. */
    public String local(String publishedAddress) {
        return single ? ONLY_ADDRESS : publishedAddress;
    }

    /** The endpoint to try first on a system with one address: the same for both transports of a published one. */
    Endpoint firstSingle(Endpoint published) {
        return singles.computeIfAbsent(published, p -> nextSingle());
    }

    /** Another endpoint to try when that one is taken. */
    Endpoint nextSingle() {
        synchronized (vacant) {
            if (vacant.size() > RESTING || (!vacant.isEmpty() && nextSinglePort.get() > PORT_MAX)) {
                return vacant.poll();
            }
        }
        return new Endpoint(ONLY_ADDRESS, nextSinglePort.getAndIncrement());
    }

    /** Notes that nothing is at a published endpoint any more: where it was may be given to another. */
    void vacated(Transport transport, Endpoint published) {
        Endpoint was = moved.remove(new Key(transport, published));
        if (was == null) {
            return;
        }
        back.remove(new Key(transport, was), published);
        if (single && Arrays.stream(Transport.values()).noneMatch(any -> moved.containsKey(new Key(any, published)))) {
            singles.remove(published);
            synchronized (vacant) {
                vacant.add(was);
            }
        }
    }

    /** Notes that a published endpoint is elsewhere. */
    public void moved(Transport transport, Endpoint published, Endpoint actual) {
        if (!published.equals(actual)) {
            Endpoint before = moved.put(new Key(transport, published), actual);
            if (before != null && !before.equals(actual)) {
                back.remove(new Key(transport, before), published);
            }
            back.put(new Key(transport, actual), published);
        }
    }
}
