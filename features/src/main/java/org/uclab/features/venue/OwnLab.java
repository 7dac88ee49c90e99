package org.uclab.features.venue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import javax.net.ssl.X509TrustManager;
import org.uclab.client.ClientSettings;
import org.uclab.control.live.LiveLab;
import org.uclab.control.seat.Launch;
import org.uclab.control.seat.Seat;
import org.uclab.control.verb.Verb;
import org.uclab.features.RunTerms;
import org.uclab.features.Unplayable;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.ladder.Ladder;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchException;
import org.uclab.scenarios.BenchOptions;

/** A lab of the scenario's own, in this process. Closing it fails when something was left over. */
public final class OwnLab implements Venue {

    private final Bench bench;
    private final LiveLab lab;
    private final List<Seat> strangers = new ArrayList<>();

    private OwnLab(Bench bench) {
        this.bench = bench;
        this.lab = new LiveLab(bench, () -> {});
    }

    /**
     * Starts one.
     *
     * @param timeScale lab seconds per second, where the scenario says so
     * @throws Unplayable when the world cannot be played
     */
    public static OwnLab open(LabModel model, OptionalDouble timeScale, RunTerms terms) {
        BenchOptions options = BenchOptions.standard()
                .withTimeScale(timeScale.orElse(terms.timeScale().orElse(1)))
                .withSeed(terms.seed());
        try {
            return new OwnLab(Bench.start(model, options));
        } catch (BenchException unusable) {
            throw new Unplayable(unusable.getMessage(), unusable);
        }
    }

    @Override
    public LabModel model() {
        return bench.model();
    }

    @Override
    public <R> R perform(Verb<LiveLab, R> verb, Object... parametersAndValues) {
        return lab.perform(verb, parametersAndValues);
    }

    @Override
    public Heard heard() {
        History history = bench.history();
        return new Heard() {
            @Override
            public long last() {
                return history.last();
            }

            @Override
            public Evidence since(long after) {
                return Evidence.of(history, after);
            }

            @Override
            public Optional<Event> await(long after, Duration limit, Predicate<? super Event> what) {
                return history.await(after, limit, what);
            }
        };
    }

    @Override
    public Duration limit(Duration span, Duration wallMin) {
        return bench.clock().limit(span, wallMin);
    }

    @Override
    public Dialler stranger(String zone) {
        Seat seat = lab.clients().stranger("a stranger " + zone, zone, Launch.of(ClientSettings.defaults()));
        strangers.add(seat);
        return seat.dialler();
    }

    @Override
    public X509TrustManager trust() {
        return bench.ca().peerTrust();
    }

    @Override
    public Draws draws(String name) {
        return bench.seed().draws(name);
    }

    @Override
    public Checker everyFaultFired() {
        return Checkers.everyFaultFired(bench.faults());
    }

    @Override
    public String ladder(String format) {
        Ladder ladder = lab.ladder(bench.history().events())
                .showing(Ladder.Extra.NODES)
                .afterDropped(bench.history().dropped());
        return format.equals("mermaid") ? ladder.toMermaid() : ladder.toText();
    }

    @Override
    public void close() {
        lab.close();
        strangers.forEach(lab.clients()::leave);
        bench.close();
    }
}
