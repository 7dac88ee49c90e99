package org.uclab.features.venue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.uclab.control.call.ControlClient;
import org.uclab.control.json.EventJson;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.verb.Refused;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.history.Event;

/**
 * The history of a lab of another process, from one event on, as its stream tells it. Where the stream leaves events out,
 * they count as dropped. Safe for any thread.
 */
final class RelayedHistory implements Heard, AutoCloseable {

    /** Wall time in which what has happened must have been told. */
    private static final Duration TOLD_MAX = Duration.ofSeconds(60);

    private final ControlClient api;
    private final long base;
    private final UnaryOperator<Duration> wall;
    private final Thread listening;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Event> events = new ArrayList<>();
    private long told;
    private long dropped;
    private boolean over;
    private RuntimeException trouble;

    /**
     * @param base the number of the last event that does not count
     * @param wall the wall time that a stretch of lab time takes
     */
    RelayedHistory(ControlClient api, long base, UnaryOperator<Duration> wall) {
        this.api = api;
        this.base = base;
        this.wall = wall;
        this.told = base;
        this.listening = new Thread(this::listen, "history of a running lab");
        listening.setDaemon(true);
        listening.start();
    }

    /** The number of the first event that counts. */
    long first() {
        return base + 1;
    }

    /** Who reads too slowly is cut off by the lab, with a word or without, and comes again for what it has missed. */
    private void listen() {
        try {
            while (!over()) {
                long before = told();
                try {
                    follow(before);
                } catch (Refused brokenOff) {
                    if (told() == before) {
                        throw brokenOff;
                    }
                }
            }
        } catch (RuntimeException gone) {
            locked(() -> {
                trouble = gone;
                more.signalAll();
                return true;
            });
        }
    }

    private void follow(long after) {
        api.follow(
                HistoryVerbs.FOLLOW,
                Map.of(HistoryVerbs.FROM.name(), Long.toString(after + 1)),
                line -> EventJson.read(line).map(this::heard).orElse(true));
    }

    private <T> T locked(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean over() {
        return locked(() -> over);
    }

    private long told() {
        return locked(() -> told);
    }

    private boolean heard(Event event) {
        return locked(() -> {
            dropped += event.seq() - told - 1;
            told = event.seq();
            events.add(event);
            more.signalAll();
            return !over;
        });
    }

    @Override
    public long last() {
        return api.perform(HistoryVerbs.SHOW, HistoryVerbs.FROM, Long.MAX_VALUE, HistoryVerbs.LIMIT, 0L)
                .last();
    }

    @Override
    public Evidence since(long after) {
        long last = last();
        return locked(() -> {
            if (!waited(TOLD_MAX, () -> told >= last)) {
                throw new IllegalStateException("the lab has told of event " + told + ", and not of " + last);
            }
            return new Evidence(
                    events.stream().filter(event -> event.seq() > after).toList(), dropped);
        });
    }

    @Override
    public Optional<Event> await(long after, Duration limit, Predicate<? super Event> what) {
        Duration most = wall.apply(limit);
        Search search = new Search(after, what);
        return locked(() -> {
            waited(most, search::found);
            return Optional.ofNullable(search.event);
        });
    }

    /** Looks at each event once, in order. */
    private final class Search {

        private final long after;
        private final Predicate<? super Event> what;
        private int next;
        private Event event;

        Search(long after, Predicate<? super Event> what) {
            this.after = after;
            this.what = what;
        }

        boolean found() {
            while (event == null && next < events.size()) {
                Event candidate = events.get(next++);
                if (candidate.seq() > after && what.test(candidate)) {
                    event = candidate;
                }
            }
            return event != null;
        }
    }

    private boolean waited(Duration most, BooleanSupplier holds) {
        long left = most.toNanos();
        while (!holds.getAsBoolean()) {
            if (trouble != null) {
                throw trouble;
            }
            if (left <= 0) {
                return false;
            }
            try {
                left = more.awaitNanos(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        }
        return true;
    }

    /** No more is heard after the next event. */
    void ending() {
        locked(() -> over = true);
    }

    @Override
    public void close() {
        ending();
        try {
            listening.join(TOLD_MAX.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
