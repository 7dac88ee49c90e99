package org.uclab.protocol.sip.transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sip.SipMessage;

/**
 * What the four machines share: a clock that is told the time, timers that are inputs like any other, and the rule that an
 * input which is not in the table is absorbed.
 */
public abstract sealed class Transaction permits InviteClient, NonInviteClient, InviteServer, NonInviteServer {

    /** Timers that run at a time in any of the machines. */
    private static final int TIMERS_MAX = 4;

    private final TransactionTimes times;
    private final boolean reliable;
    /** Those that run, in no order, and when each is due behind it in the other: few run at a time. */
    private final TransactionToken[] timers = new TransactionToken[TIMERS_MAX];

    private final Instant[] dues = new Instant[TIMERS_MAX];
    private int running;
    private List<TransactionAction> actions = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private boolean ended;

    /**
     * @param reliable whether what carries it is: then nothing is sent twice
     */
    Transaction(TransactionTimes times, boolean reliable) {
        this.times = times;
        this.reliable = reliable;
    }

    /** Takes the row of the table; nothing where there is none. */
    abstract void take(TransactionToken token, Optional<? extends SipMessage> message);

    /** The name of its state, for people. */
    public abstract String stateName();

    /** What to do about a message, in order. An ended one wants nothing. */
    public final List<TransactionAction> on(TransactionToken token, SipMessage message, Instant at) {
        return step(token, Optional.of(message), at);
    }

    /** What to do now that a message could not be sent. */
    public final List<TransactionAction> unsent(Instant at) {
        return step(TransactionToken.UNSENT, Optional.empty(), at);
    }

    /** When it wants to be woken; none when nothing but a message can change anything. */
    public final Optional<Instant> wakeAt() {
        return ended || running == 0 ? Optional.empty() : Optional.of(dues[first()]);
    }

    /** The timer that is due first; of those that are due at the same time the one that the table names first. */
    private int first() {
        int first = 0;
        for (int i = 1; i < running; i++) {
            int later = dues[i].compareTo(dues[first]);
            if (later < 0 || (later == 0 && timers[i].compareTo(timers[first]) < 0)) {
                first = i;
            }
        }
        return first;
    }

    /** What to do now that its time has come. */
    public final List<TransactionAction> wake(Instant at) {
        List<TransactionAction> all = new ArrayList<>();
        while (running > 0 && !ended && !dues[first()].isAfter(at)) {
            all.addAll(step(stopped(first()), Optional.empty(), at));
        }
        return all;
    }

    private TransactionToken stopped(int place) {
        TransactionToken timer = timers[place];
        running--;
        timers[place] = timers[running];
        dues[place] = dues[running];
        dues[running] = null;
        return timer;
    }

    public final boolean ended() {
        return ended;
    }

    private List<TransactionAction> step(TransactionToken token, Optional<? extends SipMessage> message, Instant at) {
        if (ended) {
            return List.of();
        }
        now = at;
        actions = new ArrayList<>();
        take(token, message);
        return actions;
    }

    final TransactionTimes times() {
        return times;
    }

    final boolean reliable() {
        return reliable;
    }

    final void begin(Instant at) {
        now = at;
        actions = new ArrayList<>();
    }

    final List<TransactionAction> actions() {
        return actions;
    }

    final void set(TransactionToken timer, Duration after) {
        int place = 0;
        while (place < running && timers[place] != timer) {
            place++;
        }
        timers[place] = timer;
        dues[place] = now.plus(after);
        running = Math.max(running, place + 1);
    }

    /** A timer for what may still come over an unreliable transport; over a reliable one it is zero. */
    final void linger(TransactionToken timer, Duration after) {
        set(timer, reliable ? Duration.ZERO : after);
    }

    final void stopTimers() {
        while (running > 0) {
            dues[--running] = null;
        }
    }

    final void send(SipMessage message) {
        actions.add(new TransactionAction.Send(message));
    }

    final void deliver(SipMessage message) {
        actions.add(new TransactionAction.Deliver(message));
    }

    final void lapsed() {
        actions.add(new TransactionAction.Lapsed());
        end();
    }

    final void unreached() {
        actions.add(new TransactionAction.Unreached());
        end();
    }

    final void end() {
        ended = true;
        stopTimers();
        actions.add(new TransactionAction.Ended());
    }
}
