package org.uclab.protocol.sip.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who wants to be woken when: each sleeper once, and of those that want it at the same time who asked first. A heap in which each
 * sleeper knows its place, since most are asked anew, or leave, long before their time has come.
 */
final class Alarms {

    /** Somebody with a time of waking. */
    abstract static class Sleeper {

        private Instant at = Instant.MAX;
        private long order;
        /** In the heap; negative while it is not there. */
        private int place = -1;

        /** When it wants to be woken. */
        abstract Optional<Instant> wakeAt();

        /** What to do now. */
        abstract List<EndpointAction> wake(Instant now);

        private boolean before(Sleeper other) {
            int earlier = at.compareTo(other.at);
            return earlier == 0 ? order < other.order : earlier < 0;
        }
    }

    /** Each no earlier than the one at half its place. */
    private final List<Sleeper> heap = new ArrayList<>();

    private long order;

    /** Asks it anew when it wants to be woken. */
    void ask(Sleeper who) {
        Optional<Instant> wanted = who.wakeAt();
        if (wanted.isEmpty()) {
            forget(who);
            return;
        }
        if (who.place >= 0 && wanted.get().equals(who.at)) {
            return;
        }
        who.at = wanted.get();
        who.order = order++;
        if (who.place < 0) {
            who.place = heap.size();
            heap.add(who);
        }
        settle(who);
    }

    void forget(Sleeper who) {
        if (who.place < 0) {
            return;
        }
        Sleeper last = heap.remove(heap.size() - 1);
        if (last != who) {
            put(last, who.place);
            settle(last);
        }
        who.place = -1;
    }

    Optional<Instant> next() {
        return heap.isEmpty() ? Optional.empty() : Optional.of(heap.get(0).at);
    }

    List<EndpointAction> wake(Instant now) {
        List<EndpointAction> actions = new ArrayList<>();
        while (!heap.isEmpty() && !heap.get(0).at.isAfter(now)) {
            Sleeper who = heap.get(0);
            forget(who);
            actions.addAll(who.wake(now));
        }
        return actions;
    }

    private void put(Sleeper who, int place) {
        heap.set(place, who);
        who.place = place;
    }

    /** Up past who is later, or down past who is earlier. */
    private void settle(Sleeper who) {
        while (who.place > 0 && who.before(heap.get((who.place - 1) / 2))) {
            swap(who, heap.get((who.place - 1) / 2));
        }
        for (Sleeper earlier = earlierBelow(who); earlier != who; earlier = earlierBelow(who)) {
            swap(who, earlier);
        }
    }

    private void swap(Sleeper one, Sleeper other) {
        int place = one.place;
        put(one, other.place);
        put(other, place);
    }

    /** The earlier of those below it, where it is earlier than itself. */
    private Sleeper earlierBelow(Sleeper who) {
        Sleeper earliest = who;
        for (int below = 2 * who.place + 1; below <= 2 * who.place + 2 && below < heap.size(); below++) {
            if (heap.get(below).before(earliest)) {
                earliest = heap.get(below);
            }
        }
        return earliest;
    }
}
