package org.uclab.client.phone.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What is known of all nodes, in their order, and who of them is asked when whether it is there. */
final class Watches {

    private final RegistrationTerms terms;
    private final List<Watch> watches;

    Watches(RegistrationTerms terms) {
        this.terms = terms;
        this.watches = terms.nodes().stream().map(node -> new Watch()).toList();
    }

    Watch get(int node) {
        return watches.get(node);
    }

    boolean none() {
        return watches.isEmpty();
    }

    /** The first from there on that has not failed and may be used. */
    Optional<Integer> next(int from, IntPredicate allowed) {
        return IntStream.range(from, watches.size())
                .filter(node -> !watches.get(node).failed() && allowed.test(node))
                .boxed()
                .findFirst();
    }

    /** Nobody is asked any more. */
    void still() {
        watches.forEach(Watch::still);
    }

    /** The same, and nothing is held against anybody. */
    void forgiven() {
        watches.forEach(Watch::forgiven);
    }

    /** When the next is to be asked. */
    Optional<Instant> next() {
        return watches.stream().flatMap(watch -> watch.pingAt().stream()).min(Instant::compareTo);
    }

    /** Those to be asked now. */
    List<Integer> due(Instant now) {
        return IntStream.range(0, watches.size())
                .filter(node -> watches.get(node)
                        .pingAt()
                        .filter(at -> !at.isAfter(now))
                        .isPresent())
                .boxed()
                .toList();
    }

    /**
     * Says when each is asked that is not yet: the standby of the active at once and then for ever, who failed or is placed
     * better once in a while.
     */
    void besides(int active, Instant now) {
        if (!terms.watched()) {
            return;
        }
        Optional<Integer> standby = next(active + 1, node -> true);
        for (int node = 0; node < watches.size(); node++) {
            Watch watch = watches.get(node);
            if (node == active || watch.pinging() || watch.pingAt().isPresent()) {
                continue;
            }
            if (watch.failed() || node < active) {
                watch.pingAt(now.plus(terms.fallback()));
            } else if (standby.filter(Integer.valueOf(node)::equals).isPresent()) {
                watch.pingAt(watch.steadySince().isPresent() ? now.plus(terms.keepAlive()) : now);
            }
        }
    }

    /** A way to that node is wanted: how it stood before. Where there was none one is being made now. */
    Watch.Way reach(int node) {
        Watch.Way way = watches.get(node).way();
        if (way == Watch.Way.NONE) {
            watches.get(node).way(Watch.Way.OPENING);
        }
        return way;
    }

    /**
     * A node that was asked whether it is there has answered.
     *
     * @return whether it is placed better than the active, and has been there long enough to leave the active for it
     */
    boolean answered(int node, int active, Reply reply, Instant now) {
        Watch watch = watches.get(node);
        if (node > active) {
            watch.works(now);
            return false;
        }
        watch.pingAt(now.plus(terms.fallback()));
        if (!reply.success()) {
            watch.wavers();
            return false;
        }
        watch.works(now);
        // Only a router is left with caution.
        return !terms.nodes().get(active).router()
                || watch.steadySince()
                        .filter(since -> !since.plus(terms.monitor()).isAfter(now))
                        .isPresent();
    }

    /**
     * The way to a node that is not needed now is gone, or cannot be made. Where nobody had asked it anything that is no
     * failure: a node closes the way of a phone that has left it.
     */
    void missed(int node, int active, Instant now) {
        if (watches.get(node).pinging()) {
            watches.get(node).fails();
        }
        besides(active, now);
    }
}
