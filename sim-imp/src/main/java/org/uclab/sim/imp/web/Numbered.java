package org.uclab.sim.imp.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Things with numbers from 1, the smallest that is free, each until an instant of lab time. Bounded. */
final class Numbered<T> {

    private record Kept<T>(T thing, Instant until) {}

    private final int most;
    private final Map<Integer, Kept<T>> kept = new TreeMap<>();

    Numbered(int most) {
        this.most = most;
    }

    /** Keeps it; empty where there are too many. */
    OptionalInt add(T thing, Instant until, Instant now) {
        expire(now);
        if (kept.size() >= most) {
            return OptionalInt.empty();
        }
        int number = 1;
        while (kept.containsKey(number)) {
            number++;
        }
        kept.put(number, new Kept<>(thing, until));
        return OptionalInt.of(number);
    }

    Optional<T> get(int number, Instant now) {
        expire(now);
        return Optional.ofNullable(kept.get(number)).map(Kept::thing);
    }

    Optional<T> remove(int number) {
        return Optional.ofNullable(kept.remove(number)).map(Kept::thing);
    }

    void removeIf(Predicate<T> which) {
        kept.values().removeIf(one -> which.test(one.thing()));
    }

    /** All of them by number. */
    List<Map.Entry<Integer, T>> all(Instant now) {
        expire(now);
        List<Map.Entry<Integer, T>> all = new ArrayList<>();
        kept.forEach((number, one) -> all.add(Map.entry(number, one.thing())));
        return all;
    }

    private void expire(Instant now) {
        kept.values().removeIf(one -> !one.until().isAfter(now));
    }
}
