package org.uclab.client.xmpp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is known of the presence of others, and those who wait for a change. Bounded; safe for any thread. */
final class PresenceBoard {

    /** ASSUMED(reference presence-edge §2.1): the resource of what a server says of a user by the calendar. */
    private static final String COMPOSED = "composed";

    /** Most resources remembered; the one not heard of for longest goes first. */
    static final int RESOURCES_MAX = 2000;

    private record Key(String who, String resource) {}

    private record Waiter(String who, boolean available, CompletableFuture<ContactPresence> seen) {}

    private final Map<Key, ContactPresence> known = new LinkedHashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();

    void update(ContactPresence presence) {
        List<Waiter> due = new ArrayList<>();
        synchronized (this) {
            Key key = new Key(presence.who(), presence.resource());
            known.remove(key);
            known.put(key, presence);
            if (known.size() > RESOURCES_MAX) {
                known.remove(known.keySet().iterator().next());
            }
            waiters.removeIf(waiter -> waiter.seen().isDone());
            waiters.stream()
                    .filter(waiter -> waiter.who().equals(presence.who())
                            && of(presence.who())
                                    .map(ContactPresence::available)
                                    .equals(Optional.of(waiter.available())))
                    .forEach(due::add);
            waiters.removeAll(due);
        }
        due.forEach(waiter -> waiter.seen().complete(presence));
    }

    /** Nothing is known of anybody any more; who waits goes on waiting. */
    synchronized void clear() {
        known.clear();
    }

    /**
     * The presence of that contact: what a server has made of all its clients, else of the client heard of last among those available, else
     * of the last of all.
     */
    synchronized Optional<ContactPresence> of(String who) {
        Optional<ContactPresence> composed =
                Optional.ofNullable(known.get(new Key(who, COMPOSED))).filter(ContactPresence::available);
        return composed.isPresent() ? composed : client(who);
    }

    /** The same, of its clients alone. */
    synchronized Optional<ContactPresence> client(String who) {
        ContactPresence latest = null;
        for (ContactPresence presence : known.values()) {
            boolean better = latest == null || presence.available() || !latest.available();
            if (presence.who().equals(who) && !presence.resource().equals(COMPOSED) && better) {
                latest = presence;
            }
        }
        return Optional.ofNullable(latest);
    }

    /** Full addresses of the available clients of that contact. */
    synchronized List<String> clients(String who) {
        return known.values().stream()
                .filter(presence -> presence.who().equals(who)
                        && presence.available()
                        && !presence.resource().isEmpty()
                        && !presence.resource().equals(COMPOSED))
                .map(presence -> presence.who() + "/" + presence.resource())
                .toList();
    }

    /** Done when the contact is available (or not), which may be now. */
    synchronized CompletableFuture<ContactPresence> when(String who, boolean available) {
        Optional<ContactPresence> now = of(who);
        if (now.isPresent() && now.get().available() == available) {
            return CompletableFuture.completedFuture(now.get());
        }
        CompletableFuture<ContactPresence> seen = new CompletableFuture<>();
        waiters.add(new Waiter(who, available, seen));
        return seen;
    }
}
