package org.uclab.control.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.uclab.control.verb.Flowing;
import org.uclab.control.verb.Refused;
import org.uclab.shell.http.AsideReply;
import org.uclab.shell.http.HttpFlow;
import org.uclab.shell.http.HttpQuestion;

/**
 * Events as they come, as server-sent events (HTML §9.2). Several are sent at a time. Who reads too slowly is not told while
 * its buffers are full; when it has room again and has missed something, it is told so and cut off; when it has no room for
 * long, it is cut off without a word, which nobody would read.
 */
final class EventStream implements Flowing.Outlet {

    /** Where a reader that comes again says which event it had last, HTML §9.2.4. */
    static final String LAST_EVENT_ID = "Last-Event-ID";

    /** Wall time that events wait for others to go with them. */
    private static final long GATHER_MS = 40;

    /** Wall time between two signs of life. */
    private static final long BEAT_SECONDS = 15;

    /** Wall time in which a reader must make room. */
    private static final long STUCK_MAX_SECONDS = 10;

    private final Flowing flowing;
    private final HttpQuestion question;
    private final AsideReply reply;
    private final ScheduledThreadPoolExecutor pacer;
    private final Executor worker;
    private final Set<EventStream> all;
    private HttpFlow flow;
    private AutoCloseable following;
    private ScheduledFuture<?> beat;
    private ScheduledFuture<?> stuck;
    private boolean resumed;
    private boolean over;

    EventStream(
            Flowing flowing,
            HttpQuestion question,
            AsideReply reply,
            ScheduledThreadPoolExecutor pacer,
            Executor worker,
            Set<EventStream> all) {
        this.flowing = flowing;
        this.question = question;
        this.reply = reply;
        this.pacer = pacer;
        this.worker = worker;
        this.all = all;
    }

    void begin() {
        long after = after();
        synchronized (this) {
            flow = reply.flow(200, Json.headers("text/event-stream"), this::gone);
            flow.send("retry: 1000\n\n");
            all.add(this);
            beat = pacer.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
            following = flowing.follow(after, this, this::soon);
            if (over) { // the reader has left meanwhile
                end();
            }
        }
    }

    /** What the reader knows: as it says in its header when it comes again, or in the query. */
    private long after() {
        Optional<String> known = question.headers().get(LAST_EVENT_ID);
        if (known.isPresent()) {
            return number(known.get());
        }
        return question.only("from")
                .map(text -> Math.max(0, Long.parseLong(text) - 1))
                .orElse(-1L);
    }

    private static long number(String id) {
        try {
            long number = Long.parseLong(id);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw new Refused(
                Refused.Why.UNREADABLE, "'" + LAST_EVENT_ID + "' is the number of an event, not '" + id + "'");
    }

    /** Tells the outlet a little later, or as soon as the reader has room. */
    private void soon(Runnable telling) {
        synchronized (this) {
            if (over) {
                return;
            }
            if (flow.full()) {
                ScheduledFuture<?> timer = pacer.schedule(this::hangUp, STUCK_MAX_SECONDS, TimeUnit.SECONDS);
                stuck = timer;
                flow.whenRoom(() -> {
                    timer.cancel(false);
                    later(telling);
                });
                return;
            }
        }
        later(telling);
    }

    /** Where all workers are busy, later still. */
    private void later(Runnable telling) {
        try {
            pacer.schedule(
                    () -> {
                        try {
                            worker.execute(telling);
                        } catch (RejectedExecutionException busy) {
                            later(telling);
                        }
                    },
                    GATHER_MS,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            // The API closes, and ends this as it does.
        }
    }

    @Override
    public void take(long missed, List<Flowing.Line> lines) {
        StringBuilder text = new StringBuilder();
        synchronized (this) {
            if (missed > 0 && resumed) {
                last("cut-off", "you read too slowly; " + missed + " events were dropped; go on with " + LAST_EVENT_ID);
                return;
            }
            if (missed > 0) {
                event(text, "gap", "{\"missed\":" + missed + "}");
            }
            resumed = true;
            for (Flowing.Line line : lines) {
                text.append("id: ").append(line.id()).append('\n');
                event(text, "", line.json());
            }
            flow.send(text.toString());
        }
    }

    private static void event(StringBuilder text, String name, String data) {
        if (!name.isEmpty()) {
            text.append("event: ").append(name).append('\n');
        }
        text.append("data: ").append(data).append("\n\n");
    }

    /** The lab ends, and with it what there is to follow. */
    void labEnded() {
        last("ended", "the lab has ended");
    }

    private synchronized void last(String name, String why) {
        if (!over && flow != null) {
            StringBuilder text = new StringBuilder();
            event(text, name, Json.text(Map.of("detail", why)));
            flow.end(text.toString());
            end();
        }
    }

    private synchronized void beat() {
        if (!over && !flow.full()) {
            flow.send(": here\n\n");
        }
    }

    private synchronized void hangUp() {
        if (!over) {
            flow.hangUp();
            end();
        }
    }

    /** Told by the connection, which may hold its own locks. */
    private void gone() {
        try {
            pacer.execute(this::end);
        } catch (RejectedExecutionException ending) {
            // The API closes, and ends this as it does.
        }
    }

    private synchronized void end() {
        over = true;
        all.remove(this);
        if (beat != null) {
            beat.cancel(false);
        }
        if (stuck != null) {
            stuck.cancel(false);
        }
        if (following != null) {
            try {
                following.close();
            } catch (Exception unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
    }
}
