package org.uclab.control.live;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.uclab.control.json.EventJson;
import org.uclab.control.verb.Flowing;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Subscription;

/** The events of a history that somebody asked for, as they come. */
final class Events implements Flowing {

    /** Events that may wait for one who follows. */
    private static final int WAITING_MAX = 5_000;

    /** Texts that are kept for the others who follow: several hear the same at nearly the same time. */
    private static final int TEXTS_MAX = 4_096;

    private final History history;
    private final Predicate<Event> wanted;
    private final Texts texts;

    Events(History history, Predicate<Event> wanted, Texts texts) {
        this.history = history;
        this.wanted = wanted;
        this.texts = texts;
    }

    /** The latest events as JSON, each made once for all who follow. Safe for any thread. */
    static final class Texts {

        private final Map<Long, String> latest = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
                return size() > TEXTS_MAX;
            }
        };

        String of(Event event) {
            synchronized (latest) {
                return latest.computeIfAbsent(event.seq(), seq -> text(event));
            }
        }
    }

    /** One line of JSON. */
    static String text(Event event) {
        StringWriter line = new StringWriter();
        try {
            EventJson.line(event, line);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toString().strip();
    }

    @Override
    public Subscription follow(long after, Outlet outlet, Executor runner) {
        return history.subscribe(
                after < 0 ? history.last() : after,
                (missed, events) -> {
                    List<Line> lines = new ArrayList<>();
                    for (Event event : events) {
                        if (wanted.test(event)) {
                            lines.add(new Line(event.seq(), texts.of(event)));
                        }
                    }
                    if (missed > 0 || !lines.isEmpty()) {
                        outlet.take(missed, lines);
                    }
                },
                WAITING_MAX,
                runner);
    }
}
