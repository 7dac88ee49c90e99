package org.uclab.client.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Servers that failed a while ago and are skipped until the hold time has passed. Safe for any thread. */
public final class RecentlyFailed {

    private final Duration hold;
    private final Map<String, Instant> until = new HashMap<>();

    /**
     * @param hold lab time for which a failed server is skipped
     */
    public RecentlyFailed(Duration hold) {
        this.hold = hold;
    }

    /** A server failed. */
    public synchronized void failed(String host, Instant now) {
        until.values().removeIf(end -> !now.isBefore(end));
        until.put(key(host), now.plus(hold));
    }

    /** A server works again. */
    public synchronized void works(String host) {
        until.remove(key(host));
    }

    /** Whether the server is on the list. */
    public synchronized boolean isRecentlyFailed(String host, Instant now) {
        Instant end = until.get(key(host));
        return end != null && now.isBefore(end);
    }

    /**
     * The servers that are not on the list, in their order. When all are, all: an edge that may work again beats none.
     * ASSUMED(S1): the trace shows the check before an attempt, not what happens when no server passes it.
     */
    public <T> List<T> usable(List<T> servers, Function<T, String> host, Instant now) {
        List<T> usable = new ArrayList<>(servers);
        usable.removeIf(server -> isRecentlyFailed(host.apply(server), now));
        return usable.isEmpty() ? List.copyOf(servers) : List.copyOf(usable);
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
