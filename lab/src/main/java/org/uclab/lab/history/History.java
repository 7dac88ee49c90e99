package org.uclab.lab.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.lab.clock.LabClock;

/**
 * The one ordered record of a lab. It keeps the newest {@code capacity} events, counts what it dropped, and lets
 * others wait for an event instead of sleeping. Safe for any thread.
 */
public final class History {

    /** Events kept unless told otherwise. */
    public static final int CAPACITY_DEFAULT = 20_000;

    private final LabClock clock;
    private final int capacity;
    /** Each is an {@link Event} or {@link Unmade}. */
    private final ArrayDeque<Object> entries;

    private final AtomicLong exchanges = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    /** Changed under the lock, and read without it. */
    private volatile Feed[] feeds = {};

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

    /** The clock by which events are stamped. */
    public LabClock clock() {
        return clock;
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

    /**
     * Keeps for the sink everything after that sequence number, until it asks for it with
     * {@link Subscription#deliver()}. What it has not taken when more than {@code most} wait is left out, and it learns
     * how many those were; so it does of those that were dropped before it came.
     *
     * @param most events that wait for it at most, at least 1
     */
    public Subscription subscribe(long after, Sink sink, int most) {
        return listening(after, most, sink, Feed.WHEN_ASKED);
    }

    /**
     * The same for a sink that is told as events come: on the runner, without any lock of ours, one batch at a time. It may
     * be slow.
     *
     * @param runner must not run a task within the call that hands it over, unless the sink is quick
     */
    public Subscription subscribe(long after, Sink sink, int most, Executor runner) {
        Feed feed = listening(after, most, sink, runner);
        feed.tell();
        return feed;
    }

    /**
     * The first event after {@code after}, past or to come, that matches. The predicate sees each event once and in order,
     * on the thread of who asks or of who adds, one at a time; while it is at work others add. Where it is so slow that the
     * history would have dropped everything twice over, the oldest pass unseen.
     */
    public CompletableFuture<Event> first(long after, Predicate<? super Event> what) {
        CompletableFuture<Event> found = new CompletableFuture<>();
        int most = (int) Math.min(2L * capacity, Integer.MAX_VALUE);
        Feed feed = listening(after, most, (missed, events) -> look(events, what, found), Feed.AT_ONCE);
        found.whenComplete((event, gaveUp) -> feed.close());
        feed.tell();
        return found;
    }

    /** A predicate that fails is the trouble of who waits, not of who adds. */
    private static void look(List<Event> events, Predicate<? super Event> what, CompletableFuture<Event> found) {
        try {
            for (Event event : events) {
                if (found.isDone()) {
                    return;
                }
                if (what.test(event)) {
                    found.complete(event);
                }
            }
        } catch (RuntimeException | AssertionError mistake) {
            found.completeExceptionally(mistake);
        }
    }

    private synchronized Feed listening(long after, int most, Sink sink, Executor runner) {
        if (most < 1) {
            throw new IllegalArgumentException("a sink has room for at least one event, not " + most);
        }
        Feed[] made = new Feed[1];
        made[0] = new Feed(most, sink, runner, () -> forget(made[0]));
        long of = seq - entries.size();
        made[0].lost(Math.max(0, of - after));
        for (Object entry : after >= seq ? List.of() : entries) {
            if (++of > after) {
                made[0].add(entry, of);
            }
        }
        feeds = Stream.concat(Stream.of(feeds), Stream.of(made)).toArray(Feed[]::new);
        return made[0];
    }

    private synchronized void forget(Feed gone) {
        feeds = Stream.of(feeds).filter(feed -> feed != gone).toArray(Feed[]::new);
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
            return Optional.of(clock.await(found, limit));
        } catch (TimeoutException late) {
            found.cancel(false);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            found.cancel(false);
            return Optional.empty();
        } catch (ExecutionException mistake) {
            throw new IllegalStateException("what was waited for could not be told", mistake.getCause());
        }
    }

    /** Adds what the maker makes of the next stamp. */
    public void add(String node, String port, Function<Stamp, Event> maker) {
        synchronized (this) {
            keep(maker.apply(new Stamp(seq + 1, clock.now(), clock.wallNow(), node, port)));
        }
        tell();
    }

    /** Adds the event of a message, which is not made before somebody reads or waits. */
    private void add(boolean received, String node, String port, Supplier<Message> message) {
        synchronized (this) {
            keep(new MessageEvent(received, clock.now(), clock.wallNow(), node, port, message));
        }
        tell();
    }

    /** Adds both events of an exchange; neither is made before somebody reads or waits. */
    private void add(String node, String port, Exchange exchange) {
        synchronized (this) {
            ExchangeEvents both = new ExchangeEvents(seq + 1, clock.now(), clock.wallNow(), node, port, exchange);
            keep(both);
            keep(both);
        }
        tell();
    }

    private void keep(Object entry) {
        if (entries.size() == capacity) {
            entries.removeFirst();
            dropped++;
        }
        entries.addLast(entry);
        seq++;
        for (Feed feed : feeds) {
            feed.add(entry, seq);
        }
    }

    /** Outside the lock: whoever adds must not wait for whoever listens to others. */
    private void tell() {
        for (Feed feed : feeds) {
            feed.tell();
        }
    }

    static Event event(Object entry, long seq) {
        return entry instanceof Unmade unmade ? unmade.event(seq) : (Event) entry;
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
        public void opened(String port, Hop hop) {
            add(node, port, stamp -> new Event.ConnectionOpened(stamp, hop));
        }

        @Override
        public void closed(String port, Hop hop, String why) {
            add(node, port, stamp -> new Event.ConnectionClosed(stamp, hop, why));
        }

        @Override
        public void received(String port, Message message) {
            add(node, port, stamp -> new Event.MessageReceived(stamp, message));
        }

        @Override
        public void received(String port, Supplier<Message> message) {
            add(true, node, port, message);
        }

        @Override
        public void sent(String port, Message message) {
            add(node, port, stamp -> new Event.MessageSent(stamp, message));
        }

        @Override
        public void sent(String port, Supplier<Message> message) {
            add(false, node, port, message);
        }

        @Override
        public void exchanged(String port, Exchange exchange) {
            add(node, port, exchange);
        }

        @Override
        public void media(String port, String peer, Flow flow) {
            add(node, port, stamp -> new Event.MediaFlow(stamp, peer, flow));
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

        @Override
        public long nextConnection() {
            return connections.incrementAndGet();
        }
    }
}
