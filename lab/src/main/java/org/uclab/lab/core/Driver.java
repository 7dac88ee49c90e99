package org.uclab.lab.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.fault.FaultPoint;

/**
 * Lets a {@link Core} live: it hands it what happens, one input at a time, wakes it when it wants to be woken, lets
 * faults bite, and has done what it wants done. It belongs to the thread of its {@link Agenda} and must be called there.
 * What happens while an input is dealt with, through an action for instance, waits until that is over.
 * Where the core or an action throws, that is a mistake of ours: it is told, and the core is asked nothing more.
 *
 * @param <I> what happens to the core
 * @param <A> what it wants done
 */
public final class Driver<I, A> {

    /** Does what a core wants done. */
    @FunctionalInterface
    public interface Hands<A> {
        /**
         * @param exchange number of the exchange that the action belongs to; 0 where time alone made it
         */
        void act(A action, long exchange);
    }

    private interface Bites<I, A> {
        List<A> on(I input, Instant now, Supplier<List<A>> core);
    }

    private final Core<I, A> core;
    private final Agenda agenda;
    private final Hands<A> hands;
    private final LongSupplier exchanges;
    private final Consumer<Throwable> mistake;
    /** None while no fault can bite. */
    private Optional<Bites<I, A>> bites = Optional.empty();

    private Optional<LabTimer> timer = Optional.empty();
    private Optional<Instant> waking = Optional.empty();
    /** What came while something else was dealt with. */
    private final Deque<Turn<A>> waiting = new ArrayDeque<>();

    private boolean busy;
    private boolean closed;

    private record Turn<A>(Step<A> step, long exchange) {}

    /**
     * @param exchanges gives the number of the next exchange
     * @param mistake   is told what was thrown
     */
    public Driver(Core<I, A> core, Agenda agenda, Hands<A> hands, LongSupplier exchanges, Consumer<Throwable> mistake) {
        this.core = core;
        this.agenda = agenda;
        this.hands = hands;
        this.exchanges = exchanges;
        this.mistake = mistake;
    }

    /** The same, with faults that bite at that point. */
    public <F extends AnswerFault> Driver<I, A> spoiltBy(Spoiler<I, A, F> spoiler, FaultPoint point) {
        bites = Optional.of((input, now, asked) -> {
            if (point.quiet()) {
                return asked.get();
            }
            Biting<? extends F> biting = spoiler.occasion(input, now)
                    .<Biting<? extends F>>map(occasion -> point.biting(spoiler.family(input), occasion))
                    .orElse(Biting.none());
            return through(biting, asked, input, spoiler, now);
        });
        return this;
    }

    private static <I, A, F extends AnswerFault, B extends F> List<A> through(
            Biting<B> biting, Supplier<List<A>> asked, I input, Spoiler<I, A, F> spoiler, Instant now) {
        return biting.through(asked, List::of, (fault, actions) -> spoiler.spoilt(fault, input, actions, now));
    }

    /** Asks for the first time when it wants to be woken, before anything has happened. */
    public void begin() {
        if (!closed) {
            rest();
        }
    }

    /** Something happens. */
    public void input(I input) {
        if (!closed) {
            input(input, exchanges.getAsLong());
        }
    }

    /** Something happens in an exchange that has its number already; 0 where it belongs to none. */
    public void input(I input, long exchange) {
        if (bites.isEmpty()) {
            turn(now -> core.on(input, now), exchange);
        } else {
            turn(now -> bites.get().on(input, now, () -> core.on(input, now)), exchange);
        }
    }

    /** Ends it: it is not woken any more, and what happens from now on is nothing to it. */
    public void close() {
        closed = true;
        waiting.clear();
        timer.ifPresent(LabTimer::cancel);
        timer = Optional.empty();
    }

    private interface Step<A> {
        List<A> at(Instant now);
    }

    private void turn(Step<A> step, long exchange) {
        if (closed) {
            return;
        }
        if (busy) {
            waiting.add(new Turn<>(step, exchange));
            return;
        }
        busy = true;
        try {
            take(step, exchange);
            for (Turn<A> next = waiting.poll(); next != null; next = waiting.poll()) {
                take(next.step(), next.exchange());
            }
            if (!closed) {
                rest();
            }
        } catch (RuntimeException ours) {
            close();
            mistake.accept(ours);
        } finally {
            busy = false;
        }
    }

    private void take(Step<A> step, long exchange) {
        for (A action : step.at(agenda.now())) {
            hands.act(action, exchange);
        }
    }

    private void rest() {
        Optional<Instant> due = core.wakeAt();
        if (due.isPresent() && waking.isPresent() && !due.get().isBefore(waking.get())) {
            return; // a timer that is early asks again; to set each anew costs more
        }
        timer.ifPresent(LabTimer::cancel);
        waking = due;
        timer = due.map(at -> agenda.at(at, this::wake));
    }

    private void wake() {
        timer = Optional.empty();
        waking = Optional.empty();
        if (!closed
                && !busy
                && core.wakeAt().filter(due -> due.isAfter(agenda.now())).isPresent()) {
            rest();
        } else {
            turn(core::wake, 0);
        }
    }
}
