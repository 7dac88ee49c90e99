package org.uclab.lab.core;

import java.time.Instant;
import java.util.ArrayDeque;
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
    private Bites<I, A> bites = (input, now, asked) -> asked.get();
    private Optional<LabTimer> timer = Optional.empty();
    private Optional<Instant> waking = Optional.empty();
    private final ArrayDeque<Turn<A>> turns = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

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
        bites = (input, now, asked) -> {
            if (point.quiet()) {
                return asked.get();
            }
            Biting<F> biting = spoiler.occasion(input, now)
                    .map(occasion -> point.biting(spoiler.family(), occasion))
                    .orElse(Biting.none());
            return biting.through(asked, List::of, (fault, actions) -> spoiler.spoilt(fault, input, actions, now));
        };
        return this;
    }

    /** Something happens. Where it happens because of what is being done, it has its turn once that is done. */
    public void input(I input) {
        if (!closed) {
            turn(new Turn<>(now -> bites.on(input, now, () -> core.on(input, now)), exchanges.getAsLong()));
        }
    }

    /** Ends it: it is not woken any more, and what happens from now on is nothing to it. */
    public void close() {
        closed = true;
        turns.clear();
        timer.ifPresent(LabTimer::cancel);
        timer = Optional.empty();
    }

    private interface Step<A> {
        List<A> at(Instant now);
    }

    private record Turn<A>(Step<A> step, long exchange) {}

    private void turn(Turn<A> newest) {
        turns.add(newest);
        if (busy) {
            return;
        }
        busy = true;
        try {
            while (!turns.isEmpty()) {
                Turn<A> turn = turns.remove();
                for (A action : turn.step().at(agenda.now())) {
                    hands.act(action, turn.exchange());
                }
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

    private void rest() {
        Optional<Instant> due = core.wakeAt();
        if (due.equals(waking)) {
            return;
        }
        timer.ifPresent(LabTimer::cancel);
        waking = due;
        timer = due.map(at -> agenda.at(at, this::wake));
    }

    private void wake() {
        timer = Optional.empty();
        waking = Optional.empty();
        if (!closed) {
            turn(new Turn<>(core::wake, 0));
        }
    }
}
