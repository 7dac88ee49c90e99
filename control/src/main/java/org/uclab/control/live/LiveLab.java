package org.uclab.control.live;

import java.util.List;
import java.util.Map;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.history.Event;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.Ladder;
import org.uclab.scenarios.Bench;

/** A running lab and the clients that somebody has launched in it: whom verbs are done to. Safe for any thread. */
public final class LiveLab implements AutoCloseable {

    private final Bench bench;
    private final Runnable stop;
    private final Clients clients;
    private final Applications applications;
    private final Metrics metrics;
    private final Events.Texts texts = new Events.Texts();

    /**
     * @param bench stays the caller's to close, after this
     * @param stop  what ends the lab; it must not wait
     */
    public LiveLab(Bench bench, Runnable stop) {
        this.bench = bench;
        this.stop = stop;
        this.clients = new Clients(bench);
        this.applications = new Applications(clients);
        this.metrics = new Metrics(bench);
    }

    public Bench bench() {
        return bench;
    }

    public Clients clients() {
        return clients;
    }

    Applications applications() {
        return applications;
    }

    /** What may be named in it. */
    public Names names() {
        return new Names(bench);
    }

    Metrics metrics() {
        return metrics;
    }

    Events.Texts texts() {
        return texts;
    }

    /**
     * Ends the clients and applications and brings the lab back to what its world says.
     *
     * @return the number of the last event before its hosts started
     */
    synchronized long restore() {
        guestsLeave();
        return bench.restore();
    }

    /** Has it end; done by whoever started it. */
    void stop() {
        stop.run();
    }

    /**
     * Does that here and now.
     *
     * @param parametersAndValues in turn
     * @throws org.uclab.control.verb.Refused when it cannot be done as it was said
     */
    public <R> R perform(Verb<LiveLab, R> verb, Object... parametersAndValues) {
        return perform(verb, Said.words(parametersAndValues));
    }

    private <R> R perform(Verb<LiveLab, R> verb, Map<String, Object> words) {
        try {
            return verb.on(this, words);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** These events as a picture, in which the hosts and the seats of clients have their names. */
    public Ladder ladder(List<Event> events) {
        Map<String, String> guests = clients.guests().names();
        return Ladder.of(events, new Columns(bench.columnOrder(guests.values()), bench.names(guests)));
    }

    private void guestsLeave() {
        applications.close();
        clients.close();
    }

    /** Ends the clients and applications. */
    @Override
    public void close() {
        guestsLeave();
        metrics.close();
    }
}
