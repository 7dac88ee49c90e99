package org.uclab.client.phone.registration;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The requests of a registration that wait for an answer, by their tickets. */
final class Asking {

    /** One of them. */
    record Pending(int node, Purpose purpose, Duration expires) {}

    private final Map<Long, Pending> pending = new HashMap<>();
    private long tickets;

    /** One more. */
    RegistrationAction.Ask ask(int node, Purpose purpose, Duration expires) {
        tickets++;
        pending.put(tickets, new Pending(node, purpose, expires));
        return new RegistrationAction.Ask(tickets, node, purpose, expires);
    }

    /** It waits no more; none where it did not. */
    Optional<Pending> take(long ticket) {
        return Optional.ofNullable(pending.remove(ticket));
    }

    /** None of that node waits any more. */
    void drop(int node) {
        pending.values().removeIf(asked -> asked.node() == node);
    }

    /** Whether that node is being left. */
    boolean leaves(int node) {
        return pending.values().stream()
                .anyMatch(asked -> asked.node() == node && asked.purpose() == Purpose.UNREGISTER);
    }
}
