package org.uclab.control.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Verb;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.clock.WallClock;
import org.uclab.scenarios.Bench;

/** Verbs of lab time. */
public final class ClockVerbs {

    public static final Parameter<Double> SCALE = Parameter.number(
                    "scale", "lab seconds per second, 1 to " + (long) WallClock.SCALE_MAX)
            .inPlace();
    public static final Parameter<Double> SECONDS = Parameter.number(
                    "seconds", "lab seconds, more than 0 and at most " + WallClock.STEP_MAX.toSeconds())
            .inPlace();

    /** Longest wait, wall time. */
    private static final Duration WAIT_MAX = Duration.ofHours(1);

    private static final double NANOS = 1e9;

    /**
     * Lab time.
     *
     * @param time      now
     * @param timeScale lab seconds per second; while it is held those with which it will go on
     * @param held      whether it stands still
     */
    public record ClockView(Instant time, double timeScale, boolean held) {}

    public static final Verb<LiveLab, ClockView> SHOW = Verb.<LiveLab>named("clock show", "Tells lab time.")
            .call(Method.GET, "/clock")
            .without(Face.STEP, LabVerbs.TELLS)
            .gives(ClockView.class, (lab, said) -> view(lab));

    public static final Verb<LiveLab, ClockView> SET = Verb.<LiveLab>named(
                    "clock scale", "Has lab time go on at another speed.")
            .call(Method.PUT, "/clock")
            .takes(SCALE)
            .step("{int} lab second(s) pass(es) in a second from now on")
            .gives(ClockView.class, (lab, said) -> {
                double scale = said.get(SCALE);
                return changed(
                        lab,
                        "to " + scale + " lab seconds per second",
                        () -> lab.bench().pace().scale(scale));
            });

    public static final Verb<LiveLab, ClockView> PAUSE = Verb.<LiveLab>named("clock pause", "Has lab time stand still.")
            .call(Method.POST, "/clock/pause")
            .step("lab time stands still")
            .gives(
                    ClockView.class,
                    (lab, said) -> changed(
                            lab, "to stand still", () -> lab.bench().pace().hold()));

    public static final Verb<LiveLab, ClockView> RESUME = Verb.<LiveLab>named("clock resume", "Lets lab time go on.")
            .call(Method.POST, "/clock/resume")
            .step("lab time goes on")
            .gives(
                    ClockView.class,
                    (lab, said) ->
                            changed(lab, "to go on", () -> lab.bench().pace().release()));

    public static final Verb<LiveLab, ClockView> STEP = Verb.<LiveLab>named(
                    "clock step", "Moves a held clock on; timers on the way ring in their order.")
            .call(Method.POST, "/clock/step")
            .takes(SECONDS)
            .step("lab time moves on by {int} second(s)")
            .gives(ClockView.class, (lab, said) -> {
                double seconds = said.get(SECONDS);
                return changed(lab, "on by " + seconds + " s", () -> step(lab.bench(), seconds));
            });

    public static final Verb<LiveLab, ClockView> WAIT = Verb.<LiveLab>named(
                    "clock wait", "Waits until so much lab time has gone by.")
            .call(Method.POST, "/clock/wait")
            .takes(SECONDS)
            .step("{int} lab seconds pass")
            .gives(ClockView.class, (lab, said) -> {
                waited(lab.bench(), Doing.fitting(() -> time(said.get(SECONDS))));
                return view(lab);
            });

    private ClockVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(SHOW, SET, PAUSE, RESUME, STEP, WAIT);
    }

    private static ClockView view(LiveLab lab) {
        WallClock clock = lab.bench().pace();
        return new ClockView(clock.now(), clock.scale(), clock.held());
    }

    private static ClockView changed(LiveLab lab, String how, Runnable change) {
        Doing.fitting(change);
        lab.bench().clockChanged(how);
        return view(lab);
    }

    private static void waited(Bench bench, Duration time) throws InterruptedException {
        if (bench.clock().wall(time).compareTo(WAIT_MAX) > 0) {
            throw new Refused(Refused.Why.UNFIT, "nobody waits longer than an hour of the machine's time");
        }
        CountDownLatch passed = new CountDownLatch(1);
        LabTimer timer = bench.clock().after(time, passed::countDown);
        try {
            passed.await();
        } finally {
            timer.cancel();
        }
    }

    private static Duration time(double seconds) {
        double most = WallClock.STEP_MAX.toSeconds();
        if (!(seconds > 0 && seconds <= most)) {
            throw new IllegalArgumentException(
                    "a step is more than 0 and at most " + (long) most + " lab seconds, not " + seconds);
        }
        return Duration.ofNanos(Math.max(1, (long) (seconds * NANOS)));
    }

    private static void step(Bench bench, double seconds) {
        Duration by = time(seconds);
        try {
            bench.pace().step(by);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the step was not finished", ended);
        }
    }
}
