package org.uclab.protocol.sip.transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.SipMessage;

/**
 * What the four machines share: a clock that is told the time, timers that are inputs like any other, and the rule that an
 * input which is not in the table is absorbed.
 */
public abstract sealed class Transaction permits InviteClient, NonInviteClient, InviteServer, NonInviteServer {

    private final TransactionTimes times;
    private final boolean reliable;
    private final Map<TransactionToken, Instant> timers = new EnumMap<>(TransactionToken.class);
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
        Instant first = null;
        for (Instant each : timers.values()) {
            if (first == null || each.isBefore(first)) {
                first = each;
            }
        }
        return ended ? Optional.empty() : Optional.ofNullable(first);
    }

    /** What to do now that its time has come. */
    public final List<TransactionAction> wake(Instant at) {
        List<TransactionAction> all = new ArrayList<>();
        for (Optional<TransactionToken> due = due(at); due.isPresent() && !ended; due = due(at)) {
            timers.remove(due.get());
            all.addAll(step(due.get(), Optional.empty(), at));
        }
        return all;
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

    /** The timer that is due first. */
    private Optional<TransactionToken> due(Instant at) {
        return timers.entrySet().stream()
                .filter(timer -> !timer.getValue().isAfter(at))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
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
        timers.put(timer, now.plus(after));
    }

    /** A timer for what may still come over an unreliable transport; over a reliable one it is zero. */
    final void linger(TransactionToken timer, Duration after) {
        set(timer, reliable ? Duration.ZERO : after);
    }

    final void stopTimers() {
        timers.clear();
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
        timers.clear();
        actions.add(new TransactionAction.Ended());
    }
}
