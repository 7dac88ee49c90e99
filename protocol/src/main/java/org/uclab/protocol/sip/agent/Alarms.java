package org.uclab.protocol.sip.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who wants to be woken when: each sleeper once. */
final class Alarms {

    /** Somebody with a time of waking. */
    abstract static class Sleeper {

        private Optional<Alarm> alarm = Optional.empty();

        /** When it wants to be woken. */
        abstract Optional<Instant> wakeAt();

        /** What to do now. */
        abstract List<EndpointAction> wake(Instant now);
    }

    private record Alarm(Instant at, long order, Sleeper who) implements Comparable<Alarm> {

        @Override
        public int compareTo(Alarm other) {
            int earlier = at.compareTo(other.at);
            return earlier == 0 ? Long.compare(order, other.order) : earlier;
        }
    }

    private final TreeSet<Alarm> set = new TreeSet<>();
    private long order;

    /** Asks it anew when it wants to be woken. */
    void ask(Sleeper who) {
        Optional<Instant> wanted = who.wakeAt();
        if (wanted.equals(who.alarm.map(Alarm::at))) {
            return;
        }
        forget(who);
        who.alarm = wanted.map(at -> new Alarm(at, order++, who));
        who.alarm.ifPresent(set::add);
    }

    void forget(Sleeper who) {
        who.alarm.ifPresent(set::remove);
        who.alarm = Optional.empty();
    }

    Optional<Instant> next() {
        return set.isEmpty() ? Optional.empty() : Optional.of(set.first().at());
    }

    List<EndpointAction> wake(Instant now) {
        List<EndpointAction> actions = new ArrayList<>();
        while (!set.isEmpty() && !set.first().at().isAfter(now)) {
            Sleeper who = set.pollFirst().who();
            who.alarm = Optional.empty();
            actions.addAll(who.wake(now));
        }
        return actions;
    }
}
