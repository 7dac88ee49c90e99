package org.uclab.sim.voicemail.notify;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A client of a notifier since its handshake. */
final class Session {

    /**
     * A poll that waits for news.
     *
     * @param before the replies that go with it
     */
    record Parked(long exchange, List<Map<String, Object>> before, Map<String, Object> reply, Instant until) {}

    private final String id;
    private final Set<Waiting> subscriptions = new LinkedHashSet<>();
    private Optional<Parked> parked = Optional.empty();
    private Instant seen;
    private boolean connected;
    private String service;

    /**
     * @param service that it came by
     */
    Session(String id, String service, Instant now) {
        this.id = id;
        this.service = service;
        this.seen = now;
    }

    String id() {
        return id;
    }

    Set<Waiting> subscriptions() {
        return subscriptions;
    }

    boolean hasNews() {
        return subscriptions.stream().anyMatch(each -> !each.isEmpty());
    }

    /** The service that it came by last. */
    String service() {
        return service;
    }

    void seen(String by, Instant now) {
        service = by;
        seen = now;
    }

    /** Whether it has polled before; from now on it has. */
    boolean firstPoll() {
        boolean first = !connected;
        connected = true;
        return first;
    }

    void park(Parked poll) {
        parked = Optional.of(poll);
    }

    Optional<Parked> parked() {
        return parked;
    }

    /** The poll that waits, which does not any more. */
    Optional<Parked> unparked(Instant now) {
        Optional<Parked> poll = parked;
        parked = Optional.empty();
        seen = now;
        return poll;
    }

    /** When something is due: the answer to its poll, or its end. */
    Instant due(NotifierTimes times) {
        return parked.map(Parked::until).orElseGet(() -> seen.plus(times.idle()));
    }
}
