package org.uclab.sim.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.protocol.xmpp.Jid;

/**
 * What the cloud has given out to users who showed their password, or what they were given for it: texts that nobody guesses,
 * each good for a while. Bounded: the oldest of a user makes way for a new one, then the oldest of all. Safe for any thread.
 */
final class Passes {

    /** Passes of one user. */
    static final int USER_MAX = 20;

    /** Passes of all users. */
    static final int ALL_MAX = 10_000;

    private record Pass(Jid user, Instant end) {}

    private final Duration life;
    private final boolean renewed;
    private final Map<String, Pass> given = new LinkedHashMap<>();

    /**
     * @param renewed whether the life begins anew with each use
     */
    Passes(Duration life, boolean renewed) {
        this.life = life;
        this.renewed = renewed;
    }

    /** A new one for that user. */
    synchronized String give(Jid user, Supplier<String> text, Instant now) {
        given.values().removeIf(pass -> !pass.end().isAfter(now));
        if (given.values().stream().filter(pass -> pass.user().equals(user)).count() >= USER_MAX) {
            oldest(user);
        } else if (given.size() >= ALL_MAX) {
            given.remove(given.keySet().iterator().next());
        }
        String pass = text.get();
        given.put(pass, new Pass(user, now.plus(life)));
        return pass;
    }

    private void oldest(Jid user) {
        for (Iterator<Pass> each = given.values().iterator(); each.hasNext(); ) {
            if (each.next().user().equals(user)) {
                each.remove();
                return;
            }
        }
    }

    /** Whose it is, while it is good. */
    synchronized Optional<Jid> user(String pass, Instant now) {
        Optional<Pass> known =
                Optional.ofNullable(given.get(pass)).filter(one -> one.end().isAfter(now));
        if (renewed) {
            known.ifPresent(one -> given.put(pass, new Pass(one.user(), now.plus(life))));
        }
        return known.map(Pass::user);
    }

    /** It is good for nothing any more. */
    synchronized void end(String pass) {
        given.remove(pass);
    }
}
