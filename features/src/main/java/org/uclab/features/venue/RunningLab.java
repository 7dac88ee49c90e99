package org.uclab.features.venue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.X509TrustManager;
import org.opentest4j.TestAbortedException;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LabView;
import org.uclab.control.live.LiveLab;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.seat.Seat;
import org.uclab.control.verb.Verb;
import org.uclab.control.visit.Visit;
import org.uclab.features.RunTerms;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;

/**
 * A lab that somebody has started elsewhere, commanded through its API. It is brought back to what its world says before
 * and after the scenario; its clients live in it, and only strangers, who are none, call from here.
 */
public final class RunningLab implements Venue {

    private static final List<String> FORMATS = List.of("text", "mermaid");

    private final LabModel model;
    private final ControlClient api;
    private final Seed seed;
    private final PortsFile ports;
    private final WallClock clock;
    private final RelayedHistory heard;
    private final Map<String, Dialler> strangers = new HashMap<>();
    private Visit visit;

    private RunningLab(LabModel model, ControlClient api, LabView lab, PortsFile ports, long after) {
        this.model = model;
        this.api = api;
        this.seed = Seed.of(lab.seed());
        this.ports = ports;
        this.clock = new WallClock(lab.timeScale());
        this.heard = new RelayedHistory(api, after, this::wall);
    }

    /**
     * Enters the lab of that ports file.
     *
     * @param timeScale lab seconds per second, where the scenario says so
     * @throws TestAbortedException when that lab plays another world
     */
    public static RunningLab enter(LabModel model, OptionalDouble timeScale, RunTerms terms, PortsFile ports) {
        ControlClient api = ControlClient.of(ports);
        LabView lab = api.perform(LabVerbs.SHOW);
        Set<String> hosts = lab.hosts().stream().map(HostView::name).collect(Collectors.toSet());
        if (!lab.world().equals(model.world()) || !hosts.equals(model.hosts().keySet())) {
            throw new TestAbortedException("the running lab plays world " + lab.world() + ", not " + model.world());
        }
        long after = api.perform(LabVerbs.RESTORE).after();
        RunningLab entered = new RunningLab(model, api, lab, ports, after);
        OptionalDouble scale = timeScale.isPresent() ? timeScale : terms.timeScale();
        scale.ifPresent(wanted -> api.perform(ClockVerbs.SET, ClockVerbs.SCALE, wanted));
        return entered;
    }

    @Override
    public LabModel model() {
        return model;
    }

    @Override
    public <R> R perform(Verb<LiveLab, R> verb, Object... parametersAndValues) {
        return api.perform(verb, parametersAndValues);
    }

    @Override
    public Heard heard() {
        return heard;
    }

    @Override
    public Duration limit(Duration span, Duration wallMin) {
        return paced().limit(span, wallMin);
    }

    private Duration wall(Duration span) {
        return paced().wall(span);
    }

    /** Our clock at the pace of the lab's, which a step may have changed. */
    private synchronized WallClock paced() {
        clock.scale(api.perform(ClockVerbs.SHOW).timeScale());
        return clock;
    }

    @Override
    public synchronized Dialler stranger(String zone) {
        return strangers.computeIfAbsent(zone, where -> visit().dialler(where, Seat.LAST_GUEST + 1));
    }

    private Visit visit() {
        if (visit == null) {
            visit = Visit.to(ports, clock);
        }
        return visit;
    }

    @Override
    public synchronized X509TrustManager trust() {
        return visit().trust();
    }

    @Override
    public Draws draws(String name) {
        return seed.draws(name);
    }

    @Override
    public Checker everyFaultFired() {
        return Checkers.everyFaultFired();
    }

    /** As much of it as the API gives at a time. */
    @Override
    public String ladder(String format) {
        return api.perform(
                HistoryVerbs.LADDER,
                HistoryVerbs.FROM,
                heard.first(),
                HistoryVerbs.LIMIT,
                HistoryVerbs.LIMIT_MAX,
                HistoryVerbs.FORMAT,
                FORMATS.get(FORMATS.indexOf(format)));
    }

    @Override
    public synchronized void close() {
        try {
            heard.ending();
            strangers.values().forEach(Dialler::close);
            api.perform(LabVerbs.RESTORE);
        } finally {
            if (visit != null) {
                visit.close();
            }
            heard.close();
            clock.close();
        }
    }
}
