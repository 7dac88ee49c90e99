package org.uclab.client.phone.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Calls several people one after the other and brings them together.
 *
 * <pre>
 * one is called → answers → is held → the next is called → answers → both calls are joined → is held → …
 *                  refuses: the next is called, or who is held is resumed where there is nobody left
 * </pre>
 */
final class Gathering {

    private final Desk desk;
    private final IntFunction<Call> calls;
    private final ToIntFunction<String> dials;
    private final Deque<String> left;
    private int current;
    private int held;
    private boolean joining;

    /**
     * @param calls   those that are not over, by number
     * @param dials   calls a number; gives the number of the call, 0 where that cannot be
     * @param current the call of the first of them
     * @param others  whom to call then
     */
    Gathering(Desk desk, IntFunction<Call> calls, ToIntFunction<String> dials, int current, List<String> others) {
        this.desk = desk;
        this.calls = calls;
        this.dials = dials;
        this.current = current;
        this.left = new ArrayDeque<>(others);
    }

    /** Looks at how the calls stand, and does what is next; false where nothing is left to do. */
    boolean step() {
        Optional<Call> waits = Optional.ofNullable(calls.apply(held));
        if (waits.isEmpty()) {
            held = 0;
            joining = false;
        }
        Optional<Call> now = Optional.ofNullable(calls.apply(current));
        return now.isEmpty() ? alone(waits) : with(now.get(), waits);
    }

    private boolean alone(Optional<Call> waits) {
        if (waits.filter(call -> call.state() != CallState.HELD).isPresent()) {
            return true;
        }
        if (left.isEmpty()) {
            waits.ifPresent(call -> call.changes().hold(false));
            return false;
        }
        current = dials.applyAsInt(left.poll());
        return true;
    }

    private boolean with(Call call, Optional<Call> waits) {
        if (call.state() != CallState.CONNECTED || joining || !call.talk().free()) {
            return true;
        }
        if (waits.isPresent()) {
            joining = true;
            MidCall.softKey(call, desk, "Conference", waits);
            return true;
        }
        if (left.isEmpty()) {
            return false;
        }
        call.changes().hold(true);
        held = call.id();
        current = 0;
        return true;
    }
}
