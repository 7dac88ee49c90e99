package org.uclab.client.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Core;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Phrase;

/**
 * What a client sends of pictures, as the path carries it (S4, "Video Rate Adaptation"). A call begins with the smallest size, or with the one
 * that the last call settled at. What the other side reports of loss decides (RFC 3550 §6.4.1).
 *
 * <pre>
 *   state     | reports                              | next
 *   ----------+--------------------------------------+------------------------------------------------------
 *   CLIMBING  | GOOD_REPORTS (of both: _OF_BOTH)     | the next rung, CLIMBING; where none fits SETTLED
 *             |   with nothing lost                    |
 *   SETTLED   | GOOD_REPORTS with nothing lost       | SETTLED, and the size is remembered
 *   CLIMBING, | BAD_REPORTS with LOSS_MIN or more    | a rung less, above which nothing goes while BAR lasts; SETTLED
 *   SETTLED   |                                      |   (from the lowest: STOPPED)
 *   SETTLED   | BAR is over                          | CLIMBING
 *   STOPPED   | STOPPED_BAR is over                  | the lowest rung, CLIMBING
 * </pre>
 *
 * <p>Each bar is twice as long as the one before it of the same kind, {@link #BAR_MAX} at most.
 *
 * <p>The first report of each stream after a change tells of before it, and does not count. ASSUMED(S4): what the product goes by, and all
 * numbers, are the lab's; S4 says that video begins small, grows over a short time, follows the path and is remembered.
 */
public final class VideoRate implements Core<VideoRate.Input, VideoRate.Told> {

    /** Part of what is sent that may be lost on a good path. */
    private static final double LOSS_NONE = 0.02;

    /** Part that is lost where the path is too narrow. */
    private static final double LOSS_MIN = 0.05;

    private static final int GOOD_REPORTS = 2;

    /**
     * The same while main and presentation video together probe the path: as soon as they have settled they send less, so what is a little too
     * much has to have filled a queue by then.
     */
    private static final int GOOD_REPORTS_OF_BOTH = 8;

    private static final int BAD_REPORTS = 2;
    private static final Duration BAR = Duration.ofSeconds(30);
    private static final Duration STOPPED_BAR = Duration.ofMinutes(2);
    private static final Duration BAR_MAX = Duration.ofMinutes(8);
    private static final double PER_CENT = 100;

    /** What happens. */
    public sealed interface Input {

        /** The members, for switches without a default. */
        enum Kind {
            BEGAN,
            REPORTED
        }

        Kind kind();
    }

    /** Pictures are agreed on, or there is another rate for them: kilobits of payload in a second. */
    public record Began(double kbpsMax) implements Input {
        @Override
        public Kind kind() {
            return Kind.BEGAN;
        }
    }

    /** The other side tells what part of a stream since it last told is lost, 0 to 1. */
    public record Reported(double lost) implements Input {
        @Override
        public Kind kind() {
            return Kind.REPORTED;
        }
    }

    /**
     * What is sent from now on.
     *
     * @param rung     none where no pictures are sent
     * @param probing  see {@link Rung#mainKbps}
     * @param decision what the history is told; none where it knows already
     */
    public record Told(Optional<Rung> rung, boolean probing, Optional<Decision> decision) {}

    private enum State {
        NEW,
        CLIMBING,
        SETTLED,
        STOPPED
    }

    private final List<Rung> rungs;
    private final VideoMemory memory;
    private final int streams;
    private State state = State.NEW;
    private int index = -1;
    private int most;
    private double kbpsMax;
    private int good;
    private int bad;
    private int stale;
    private Duration bar = BAR;
    private Duration stoppedBar = STOPPED_BAR;
    private Optional<Instant> barred = Optional.empty();

    private VideoRate(List<Rung> rungs, VideoMemory memory, int streams) {
        this.rungs = rungs;
        this.memory = memory;
        this.streams = streams;
        this.most = rungs.size() - 1;
    }

    /** Of main video alone, in those sizes, the smallest first. */
    public static VideoRate ofMain(List<VideoSize> sizes, VideoMemory memory) {
        return new VideoRate(Rung.ofMain(sizes), memory, 1);
    }

    /** Of a screen that is shared, with or without main video beside it; nothing is remembered of that. */
    public static VideoRate ofShare(SlideSize screen, List<VideoSize> sizes) {
        return new VideoRate(Rung.ofShare(screen, sizes), new VideoMemory(), sizes.isEmpty() ? 1 : 2);
    }

    /** Whether it has found what the path carries. */
    public boolean settled() {
        return state == State.SETTLED || state == State.STOPPED;
    }

    @Override
    public List<Told> on(Input input, Instant now) {
        return switch (input.kind()) {
            case BEGAN -> began(((Began) input).kbpsMax());
            case REPORTED -> reported(((Reported) input).lost(), now).stream().toList();
        };
    }

    private List<Told> began(double limit) {
        kbpsMax = limit;
        Phrase left = MediaDecisions.LEAVES.of(Math.round(limit));
        if (largest() < 0) {
            return state == State.STOPPED ? List.of() : List.of(stop(left));
        }
        if (state == State.NEW) {
            int remembered = memory.size().map(this::named).orElse(-1);
            int first = Math.min(Math.max(0, remembered), largest());
            boolean before = remembered > 0 && first == remembered;
            return List.of(sends(first, (before ? MediaDecisions.REMEMBERED : MediaDecisions.SMALLEST).of()));
        }
        return index > largest() ? List.of(sends(largest(), left)) : List.of();
    }

    private int named(String name) {
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).main().filter(size -> size.name().equals(name)).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** The highest that there is room for; -1 for none. */
    private int largest() {
        int found = -1;
        for (int i = 0; i <= most; i++) {
            if (rungs.get(i).payloadKbps() <= kbpsMax) {
                found = i;
            }
        }
        return found;
    }

    private Optional<Told> reported(double lost, Instant now) {
        if (stale > 0 || state == State.STOPPED || state == State.NEW) {
            stale = Math.max(0, stale - 1);
            return Optional.empty();
        }
        if (lost >= LOSS_MIN) {
            good = 0;
            bad++;
            return bad < BAD_REPORTS * streams ? Optional.empty() : Optional.of(worse(lost, now));
        }
        bad = lost <= LOSS_NONE ? 0 : bad;
        good = lost <= LOSS_NONE ? good + 1 : 0;
        int enough = streams > 1 && state == State.CLIMBING ? GOOD_REPORTS_OF_BOTH : GOOD_REPORTS;
        return good < enough * streams ? Optional.empty() : better();
    }

    private Optional<Told> better() {
        good = 0;
        if (state == State.CLIMBING && index < largest()) {
            return Optional.of(sends(index + 1, MediaDecisions.NOTHING_LOST.of()));
        }
        rungs.get(index).main().ifPresent(memory::keep);
        boolean probed = state == State.CLIMBING;
        state = State.SETTLED;
        return probed
                ? Optional.of(new Told(Optional.of(rungs.get(index)), false, Optional.empty()))
                : Optional.empty();
    }

    private Told worse(double lost, Instant now) {
        long percent = Math.round(lost * PER_CENT);
        if (index == 0) {
            barred = Optional.of(now.plus(stoppedBar));
            stoppedBar = next(stoppedBar);
            return stop(MediaDecisions.TOO_NARROW.of(percent));
        }
        barred = Optional.of(now.plus(bar));
        bar = next(bar);
        most = index - 1;
        state = State.SETTLED;
        return sends(index - 1, MediaDecisions.LOST.of(percent));
    }

    private static Duration next(Duration bar) {
        Duration twice = bar.multipliedBy(2);
        return twice.compareTo(BAR_MAX) > 0 ? BAR_MAX : twice;
    }

    @Override
    public Optional<Instant> wakeAt() {
        return barred;
    }

    @Override
    public List<Told> wake(Instant now) {
        barred = Optional.empty();
        most = rungs.size() - 1;
        if (state == State.STOPPED && largest() >= 0) {
            return List.of(sends(0, MediaDecisions.TRIES.of()));
        }
        state = state == State.SETTLED ? State.CLIMBING : state;
        return List.of();
    }

    private Told sends(int other, Phrase why) {
        index = other;
        good = 0;
        bad = 0;
        stale = streams;
        state = state == State.SETTLED ? state : State.CLIMBING;
        Rung rung = rungs.get(index);
        boolean slides = rung.main().isEmpty();
        Decision decision = Decision.of(
                MediaDecisions.VIDEO.of(),
                (slides ? MediaDecisions.SHARES : MediaDecisions.SENDS).of(rung.text()),
                why);
        return new Told(Optional.of(rung), state == State.CLIMBING, Optional.of(decision));
    }

    private Told stop(Phrase why) {
        index = -1;
        good = 0;
        bad = 0;
        state = State.STOPPED;
        return new Told(
                Optional.empty(),
                false,
                Optional.of(Decision.of(MediaDecisions.VIDEO.of(), MediaDecisions.NO_VIDEO.of(), why)));
    }
}
