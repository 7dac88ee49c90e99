package org.uclab.lab.wire;

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

    private static final String ONLY_ADDRESS = "127.0.0.1";

    private record Key(Transport transport, Endpoint published) {}

    private final boolean single;
    private final AtomicInteger nextSinglePort = new AtomicInteger(SINGLE_FIRST_PORT);
    private final Map<Key, Endpoint> moved = new ConcurrentHashMap<>();
    private final Map<Key, Endpoint> back = new ConcurrentHashMap<>();
    private final Map<Endpoint, Endpoint> singles = new ConcurrentHashMap<>();

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
        return new Endpoint(ONLY_ADDRESS, nextSinglePort.getAndIncrement());
    }

    /** Notes that a published endpoint is elsewhere. */
    public void moved(Transport transport, Endpoint published, Endpoint actual) {
        if (!published.equals(actual)) {
            moved.put(new Key(transport, published), actual);
            back.put(new Key(transport, actual), published);
        }
    }
}
