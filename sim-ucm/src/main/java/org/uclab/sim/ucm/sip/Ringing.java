package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those of a call who are called and have not answered, and how long that may take. */
final class Ringing {

    private final List<Leg> legs = new ArrayList<>();
    private Optional<Desk.Reminder> patience = Optional.empty();
    private int worst;

    /** Nobody has refused yet. */
    void anew() {
        worst = 0;
    }

    void add(Leg leg) {
        legs.add(leg);
    }

    /** Whether it was one of them. */
    boolean remove(Leg leg) {
        return legs.remove(leg);
    }

    boolean has(Leg leg) {
        return legs.contains(leg);
    }

    boolean nobody() {
        return legs.isEmpty();
    }

    List<Leg> all() {
        return List.copyOf(legs);
    }

    /** One of them refuses. */
    void refused(int status) {
        worst = rank(status) >= rank(worst) ? status : worst;
    }

    /** What the caller is told where all refuse: who declines speaks for all, busy is better news than nothing. */
    int worst() {
        return worst;
    }

    private static int rank(int status) {
        return status >= 600 ? 4 : status == 486 ? 3 : status == 0 ? 0 : status == 408 || status == 503 ? 1 : 2;
    }

    /** It may take until then. */
    void waits(Desk.Reminder until) {
        waitsNoMore();
        patience = Optional.of(until);
    }

    void waitsNoMore() {
        patience.ifPresent(Desk.Reminder::cancel);
        patience = Optional.empty();
    }

    /** Nobody is called any more. */
    void end() {
        waitsNoMore();
        List<Leg> all = all();
        legs.clear();
        all.forEach(Leg::end);
    }
}
