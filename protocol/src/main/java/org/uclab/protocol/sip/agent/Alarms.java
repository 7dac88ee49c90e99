package org.uclab.protocol.sip.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who wants to be woken when: each sleeper once, and of those that want it at the same time who asked first. A heap in which each
 * sleeper knows its place, since most are asked anew, or leave, long before their time has come. Those of whom there are most, and who
 * all wait equally long, stand in lines instead.
 */
final class Alarms {

    private static final int NOWHERE = -1;
    private static final int IN_LINE = -2;

    /** Somebody with a time of waking. */
    abstract static class Sleeper {

        private Instant at = Instant.MAX;
        private long order;
        /** In the heap; negative while it is not there. */
        private int place = NOWHERE;

        /** Where it stands; null in the heap and nowhere. */
        private Line line;

        private Sleeper before;
        private Sleeper behind;

        /** When it wants to be woken. */
        abstract Optional<Instant> wakeAt();

        /** What to do now. */
        abstract List<EndpointAction> wake(Instant now);

        private boolean isBefore(Sleeper other) {
            int earlier = at.compareTo(other.at);
            return earlier == 0 ? order < other.order : earlier < 0;
        }
    }

    /** Sleepers who are asked one after the other, each no earlier than the one before. */
    final class Line {

        /** Null where nobody stands there. */
        private Sleeper first;

        private Sleeper last;

        /** Asks it anew when it wants to be woken; one that wants it earlier than who came before it goes into the heap. */
        void ask(Sleeper who) {
            Optional<Instant> wanted = who.wakeAt();
            if (wanted.isEmpty()
                    || (who.place != NOWHERE && wanted.get().equals(who.at))
                    || (last != null && last.at.isAfter(wanted.get()))) {
                Alarms.this.ask(who);
                return;
            }
            forget(who);
            who.at = wanted.get();
            who.order = order++;
            who.place = IN_LINE;
            who.line = this;
            who.before = last;
            if (last == null) {
                first = who;
            } else {
                last.behind = who;
            }
            last = who;
        }

        private void leaves(Sleeper who) {
            if (who.before == null) {
                first = who.behind;
            } else {
                who.before.behind = who.behind;
            }
            if (who.behind == null) {
                last = who.before;
            } else {
                who.behind.before = who.before;
            }
            who.before = null;
            who.behind = null;
            who.line = null;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /** Each no earlier than the one at half its place. */
    private final List<Sleeper> heap = new ArrayList<>();

    private long order;

    /** One more line. */
    Line line() {
        Line line = new Line();
        lines.add(line);
        return line;
    }

    /** Asks it anew when it wants to be woken. */
    void ask(Sleeper who) {
        Optional<Instant> wanted = who.wakeAt();
        if (wanted.isEmpty()) {
            forget(who);
            return;
        }
        if (who.place != NOWHERE && wanted.get().equals(who.at)) {
            return;
        }
        if (who.place == IN_LINE) {
            forget(who);
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
        if (who.place == IN_LINE) {
            who.line.leaves(who);
            who.place = NOWHERE;
        }
        if (who.place == NOWHERE) {
            return;
        }
        Sleeper last = heap.remove(heap.size() - 1);
        if (last != who) {
            put(last, who.place);
            settle(last);
        }
        who.place = NOWHERE;
    }

    Optional<Instant> next() {
        Sleeper first = first();
        return first == null ? Optional.empty() : Optional.of(first.at);
    }

    /** Null where there is none. */
    private Sleeper first() {
        Sleeper first = heap.isEmpty() ? null : heap.get(0);
        for (int i = 0; i < lines.size(); i++) {
            Sleeper other = lines.get(i).first;
            first = first == null || (other != null && other.isBefore(first)) ? other : first;
        }
        return first;
    }

    List<EndpointAction> wake(Instant now) {
        List<EndpointAction> actions = new ArrayList<>();
        for (Sleeper who = first(); who != null && !who.at.isAfter(now); who = first()) {
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
        while (who.place > 0 && who.isBefore(heap.get((who.place - 1) / 2))) {
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
            if (heap.get(below).isBefore(earliest)) {
                earliest = heap.get(below);
            }
        }
        return earliest;
    }
}
