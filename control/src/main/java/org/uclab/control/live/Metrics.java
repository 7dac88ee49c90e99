package org.uclab.control.live;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Subscription;
import org.uclab.scenarios.Bench;

/**
 * Figures of a running lab. Events are counted from the time on when somebody asks first, so that a lab that nobody asks
 * counts nothing; then all that the history still has are counted, and those that come as they come. What the history has
 * dropped before is told as uncounted. Safe for any thread.
 */
final class Metrics implements AutoCloseable {

    /** Events that may wait to be counted. */
    private static final int WAITING_MAX = History.CAPACITY_DEFAULT;

    private static final long LOOP_MAX_MS = 2_000;

    /** Wall time until the next events are counted. */
    private static final long COUNTED_MAX_MS = 2_000;

    private final Bench bench;
    private final Map<String, Long> messages = new TreeMap<>();
    private long counted;
    private long uncounted;
    private long fired;
    private Subscription counting;
    private boolean over;

    Metrics(Bench bench) {
        this.bench = bench;
    }

    String text() throws InterruptedException {
        awaitCounted(bench.history().last());
        return written(loopDelay());
    }

    private synchronized String written(double loopDelay) {
        StringBuilder text = new StringBuilder();
        metric(text, "uclab_connections", "gauge", "Open connections of the hosts.");
        text.append("uclab_connections ").append(bench.wire().connections()).append('\n');
        metric(text, "uclab_messages_total", "counter", "Messages that hosts received or sent.");
        messages.forEach((protocol, number) -> text.append("uclab_messages_total{protocol=\"")
                .append(escaped(protocol))
                .append("\"} ")
                .append(number)
                .append('\n'));
        metric(text, "uclab_faults_fired_total", "counter", "Bites of faults.");
        text.append("uclab_faults_fired_total ").append(fired).append('\n');
        metric(text, "uclab_faults_armed", "gauge", "Faults that are armed.");
        text.append("uclab_faults_armed ").append(bench.faults().armed().size()).append('\n');
        metric(text, "uclab_events_total", "counter", "Events of the history.");
        text.append("uclab_events_total ").append(counted).append('\n');
        metric(
                text,
                "uclab_events_uncounted_total",
                "counter",
                "Events that were dropped before they could be counted.");
        text.append("uclab_events_uncounted_total ").append(uncounted).append('\n');
        metric(text, "uclab_event_loop_delay_seconds", "gauge", "How long a task waits for an event loop, wall time.");
        text.append(String.format(Locale.ROOT, "uclab_event_loop_delay_seconds %.6f%n", loopDelay));
        return text.toString();
    }

    private static void metric(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Waits as long as counting goes on. */
    private void awaitCounted(long last) throws InterruptedException {
        subscribed().deliver();
        synchronized (this) {
            for (long before = -1; counted < last && counted > before && !over; ) {
                before = counted;
                wait(COUNTED_MAX_MS);
            }
        }
    }

    private synchronized Subscription subscribed() {
        if (counting == null) {
            counting = bench.history()
                    .subscribe(
                            0,
                            this::count,
                            WAITING_MAX,
                            task -> bench.wire()
                                    .vertx()
                                    .executeBlocking(
                                            () -> {
                                                task.run();
                                                return true;
                                            },
                                            false));
        }
        return counting;
    }

    private synchronized void count(long missed, List<Event> events) {
        uncounted += missed;
        for (Event event : events) {
            counted = event.seq();
            event.message().ifPresent(message -> messages.merge(message.protocol(), 1L, Long::sum));
            if (event.kind() == Event.Kind.FAULT_FIRED) {
                fired++;
            }
        }
        notifyAll();
    }

    @Override
    public synchronized void close() {
        over = true;
        if (counting != null) {
            counting.close();
        }
        notifyAll();
    }

    /** Of the loop whose turn it is. */
    private double loopDelay() throws InterruptedException {
        Vertx vertx = bench.wire().vertx();
        Instant asked = bench.clock().wallNow();
        CompletableFuture<Instant> turn = new CompletableFuture<>();
        vertx.runOnContext(now -> turn.complete(bench.clock().wallNow()));
        try {
            return Duration.between(asked, turn.get(LOOP_MAX_MS, TimeUnit.MILLISECONDS))
                            .toNanos()
                    / 1e9;
        } catch (TimeoutException stuck) {
            return LOOP_MAX_MS / 1e3;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
