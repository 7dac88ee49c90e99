package org.uclab.client.presence;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on staying signed in to presence. */
public final class PresenceDecisions {

    public static final Outcome LOST = Outcome.noted("lost", "lost");
    static final Outcome WAITING = Outcome.noted("waiting", "waiting");
    static final Outcome ATTEMPT = Outcome.chosen("attempt", "attempt");
    static final Outcome BACK = Outcome.noted("back", "back");
    static final Outcome GIVEN_UP = Outcome.refused("given-up", "given up");

    public static final Reason BROKEN = Reason.named("presence-broken", "{address...}: {problem...}");
    static final Reason NEXT = Reason.named("next-attempt", "{problem...}; the next attempt is in {pause...}");
    static final Reason BY = Reason.named("by-way", "by {way...}");
    static final Reason AGAIN = Reason.named("signed-in-again", "signed in again");
    static final Reason USERS_TURN = Reason.named("users-turn", "{problem...}; the user has to sign in");

    public static final Subject CONNECTION = Subject.named("presence-connection", "presence connection")
            .decides(LOST, WAITING, ATTEMPT, BACK, GIVEN_UP)
            .because(BROKEN, NEXT, BY, AGAIN, USERS_TURN);

    static final Outcome GONE = Outcome.none("gone", "gone");
    static final Outcome CHANGED = Outcome.noted("changed", "changed");

    static final Reason NOTHING_TRIED = Reason.named("nothing-tried", "nothing is tried until there is one");
    static final Reason NOW_ON = Reason.named("now-on", "the host is {network} now");

    static final Subject NETWORK =
            Subject.named("network", "network").decides(GONE, CHANGED).because(NOTHING_TRIED, NOW_ON);

    private PresenceDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CONNECTION, NETWORK);
    }
}
