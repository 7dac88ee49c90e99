package org.uclab.client.xmpp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Messages sent, as far as something may still become of them. A stream keeps its order (RFC 6120 §10.1), so the server
 * has taken whatever was sent before a ping that it answers. Bounded; safe for any thread.
 */
final class Outbox {

    /** Most messages remembered; the oldest goes first. */
    static final int MESSAGES_MAX = 1000;

    private record Sent(String to, String text) {}

    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    synchronized void sending(String id, String to, String text) {
        sent.put(id, new Sent(to, text));
        if (sent.size() > MESSAGES_MAX) {
            String oldest = sent.keySet().iterator().next();
            sent.remove(oldest);
            taken.remove(oldest);
        }
    }

    /** It could not be sent, and whoever wrote it knows. */
    synchronized void notSent(String id) {
        sent.remove(id);
    }

    /** What has been sent so far and the server may not have taken. */
    synchronized Set<String> open() {
        Set<String> open = new HashSet<>(sent.keySet());
        open.removeAll(taken);
        return open;
    }

    /** The server has taken those. It may still refuse them. */
    synchronized void taken(Set<String> ids) {
        ids.stream().filter(sent::containsKey).forEach(taken::add);
    }

    /** The server refuses that one. */
    synchronized Optional<Undelivered> refused(String id, String why) {
        taken.remove(id);
        return Optional.ofNullable(sent.remove(id)).map(message -> new Undelivered(message.to(), message.text(), why));
    }

    /** The connection is lost: nobody knows of these whether the server took them. */
    synchronized List<Undelivered> lost(String why) {
        List<Undelivered> lost = new ArrayList<>();
        for (String id : List.copyOf(sent.keySet())) {
            if (!taken.contains(id)) {
                Sent message = sent.remove(id);
                lost.add(new Undelivered(message.to(), message.text(), why));
            }
        }
        return lost;
    }
}
