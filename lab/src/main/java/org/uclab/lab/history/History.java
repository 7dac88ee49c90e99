package org.uclab.lab.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.lab.clock.LabClock;

/**
 * The one ordered record of a lab. It keeps the newest {@code capacity} events, counts what it dropped, and lets
 * others wait for an event instead of sleeping. Safe for any thread.
 */
public final class History {

    /** Events kept unless told otherwise. */
    public static final int CAPACITY_DEFAULT = 20_000;

    private record Waiter(Predicate<? super Event> what, CompletableFuture<Event> found) {}

    private final LabClock clock;
    private final int capacity;
    /** Each is an {@link Event} or {@link Unmade}. */
    private final ArrayDeque<Object> entries;

    private final List<Waiter> waiters = new ArrayList<>();
    private final AtomicLong exchanges = new AtomicLong();
    private long seq;
    private long dropped;

    /**
     * @param capacity events to keep, at least 1
     */
    public History(LabClock clock, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a history keeps at least one event, not " + capacity);
        }
        this.clock = clock;
        this.capacity = capacity;
        this.entries = new ArrayDeque<>(Math.min(capacity, 1024));
    }

    public History(LabClock clock) {
        this(clock, CAPACITY_DEFAULT);
    }

    /** The write side for a node or a client. */
    public Recorder recorder(String node) {
        return new NodeRecorder(node);
    }

    /** Everything still kept, oldest first. */
    public List<Event> events() {
        return since(0);
    }

    /** Everything still kept after that sequence number, oldest first. */
    public List<Event> since(long after) {
        return since(after, Integer.MAX_VALUE);
    }

    /** The newest of everything still kept after that sequence number, at most so many, oldest first. */
    public List<Event> since(long after, int most) {
        Object[] fresh;
        long newest;
        synchronized (this) {
            newest = seq;
            fresh = new Object[(int) Math.max(0, Math.min(Math.min(newest - after, entries.size()), most))];
            Iterator<Object> backwards = entries.descendingIterator();
            for (int i = fresh.length - 1; i >= 0; i--) {
                fresh[i] = backwards.next();
            }
        }
        // Events are made outside the lock: whoever adds must not wait for whoever reads.
        Event[] events = new Event[fresh.length];
        for (int i = 0; i < fresh.length; i++) {
            events[i] = event(fresh[i], newest - fresh.length + 1 + i);
        }
        return List.of(events);
    }

    /** The last sequence number given, 0 before the first. */
    public synchronized long last() {
        return seq;
    }

    /** How many events were dropped because the store was full. */
    public synchronized long dropped() {
        return dropped;
    }

    /** The first event after {@code after}, past or to come, that matches. */
    public CompletableFuture<Event> first(long after, Predicate<? super Event> what) {
        CompletableFuture<Event> found = new CompletableFuture<>();
        synchronized (this) {
            for (Event event : events()) {
                if (event.seq() > after && what.test(event)) {
                    found.complete(event);
                    return found;
                }
            }
            waiters.add(new Waiter(what, found));
        }
        found.whenComplete((event, gaveUp) -> forget(found));
        return found;
    }

    /**
     * Waits for the first matching event after {@code after}.
     *
     * @param limit lab time to wait at most
     * @return the event, or empty when the limit passed first
     */
    public Optional<Event> await(long after, Duration limit, Predicate<? super Event> what) {
        CompletableFuture<Event> found = first(after, what);
        try {
            return Optional.of(found.get(clock.wall(limit).toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            found.cancel(false);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            found.cancel(false);
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds what the maker makes of the next stamp. */
    public void add(String node, String port, Function<Stamp, Event> maker) {
        List<Waiter> due;
        Event event;
        synchronized (this) {
            event = maker.apply(new Stamp(seq + 1, clock.now(), clock.wallNow(), node, port));
            keep(event);
            due = waitingFor(event);
        }
        due.forEach(waiter -> waiter.found().complete(event));
    }

    /** Adds the event of a message, which is not made before somebody reads or waits. */
    private void add(boolean received, String node, String port, String peer, Supplier<Message> message) {
        Event event;
        List<Waiter> due;
        synchronized (this) {
            MessageEvent unmade = new MessageEvent(received, clock.now(), clock.wallNow(), node, port, peer, message);
            keep(unmade);
            if (waiters.isEmpty()) {
                return;
            }
            event = unmade.event(seq);
            due = waitingFor(event);
        }
        due.forEach(waiter -> waiter.found().complete(event));
    }

    /** Adds both events of an exchange; neither is made before somebody reads or waits. */
    private void add(String node, String port, String peer, Exchange exchange) {
        Event received;
        Event sent;
        List<Waiter> dueByReceived;
        List<Waiter> dueBySent;
        synchronized (this) {
            ExchangeEvents both = new ExchangeEvents(seq + 1, clock.now(), clock.wallNow(), node, port, peer, exchange);
            keep(both);
            keep(both);
            if (waiters.isEmpty()) {
                return;
            }
            received = both.event(seq - 1);
            sent = both.event(seq);
            dueByReceived = waitingFor(received);
            dueBySent = waitingFor(sent);
        }
        dueByReceived.forEach(waiter -> waiter.found().complete(received));
        dueBySent.forEach(waiter -> waiter.found().complete(sent)); // who has the first one keeps it
    }

    private void keep(Object entry) {
        if (entries.size() == capacity) {
            entries.removeFirst();
            dropped++;
        }
        entries.addLast(entry);
        seq++;
    }

    private List<Waiter> waitingFor(Event event) {
        return waiters.isEmpty()
                ? List.of()
                : waiters.stream().filter(w -> w.what().test(event)).toList();
    }

    private static Event event(Object entry, long seq) {
        return entry instanceof Unmade unmade ? unmade.event(seq) : (Event) entry;
    }

    private synchronized void forget(CompletableFuture<Event> found) {
        waiters.removeIf(waiter -> waiter.found() == found);
    }

    private final class NodeRecorder implements Recorder {

        private final String node;

        NodeRecorder(String node) {
            this.node = node;
        }

        @Override
        public String node() {
            return node;
        }

        @Override
        public void nodeStarted() {
            add(node, "", Event.NodeStarted::new);
        }

        @Override
        public void nodeStopped(String why) {
            add(node, "", stamp -> new Event.NodeStopped(stamp, why));
        }

        @Override
        public void opened(String port, String peer) {
            add(node, port, stamp -> new Event.ConnectionOpened(stamp, peer));
        }

        @Override
        public void closed(String port, String peer, String why) {
            add(node, port, stamp -> new Event.ConnectionClosed(stamp, peer, why));
        }

        @Override
        public void received(String port, String peer, Message message) {
            add(node, port, stamp -> new Event.MessageReceived(stamp, peer, message));
        }

        @Override
        public void received(String port, String peer, Supplier<Message> message) {
            add(true, node, port, peer, message);
        }

        @Override
        public void sent(String port, String peer, Supplier<Message> message) {
            add(false, node, port, peer, message);
        }

        @Override
        public void sent(String port, String peer, Message message) {
            add(node, port, stamp -> new Event.MessageSent(stamp, peer, message));
        }

        @Override
        public void exchanged(String port, String peer, Exchange exchange) {
            add(node, port, peer, exchange);
        }

        @Override
        public void decided(Decision decision) {
            add(node, "", stamp -> new Event.ClientDecided(stamp, decision));
        }

        @Override
        public void failed(Throwable cause) {
            add(node, "", stamp -> new Event.HandlerFailed(stamp, cause));
        }

        @Override
        public long nextExchange() {
            return exchanges.incrementAndGet();
        }
    }
}
