package org.uclab.sim.imp.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.protocol.xmpp.Jid;

/**
 * Who has logged in at this node: application users with their passwords, and end users for whom these answer. Bounded; of the node's
 * thread, and gone with its power.
 */
final class Sessions {

    /** Whose it is: an application user's, or an end user's whom the session of that key has logged in. */
    record Holder(String application, Optional<Jid> user, String opener) {

        static Holder application(String id) {
            return new Holder(id, Optional.empty(), "");
        }

        Holder opens(Jid endUser, String key) {
            return new Holder(application, Optional.of(endUser), key);
        }
    }

    record Session(String key, Holder holder, Instant lastUsed) {}

    private final Duration limit;
    private final int most;
    private final Supplier<String> keys;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /**
     * @param limit lab time after which a session that nobody has used is over
     * @param most  sessions at a time; the one not used for longest makes way
     * @param keys  makes them
     */
    Sessions(Duration limit, int most, Supplier<String> keys) {
        this.limit = limit;
        this.most = most;
        this.keys = keys;
    }

    /**
     * A session for that holder: the one there is, or where that is wanted a new one, with which the old one ends.
     *
     * @return the session, and those that have ended for it
     */
    Opened open(Holder holder, boolean force, Instant now) {
        List<Session> ended = new ArrayList<>(expired(now));
        Optional<Session> there = sessions.values().stream()
                .filter(session -> session.holder().equals(holder))
                .findFirst();
        if (there.isPresent() && !force) {
            return new Opened(used(there.get(), now), ended);
        }
        there.ifPresent(old -> ended.addAll(end(old.key())));
        while (sessions.size() >= most) {
            ended.addAll(end(sessions.keySet().iterator().next()));
        }
        return new Opened(used(new Session(keys.get(), holder, now), now), ended);
    }

    record Opened(Session session, List<Session> ended) {}

    /** The session of that key, which is used by that; empty where there is none. */
    Optional<Session> use(String key, Instant now) {
        return Optional.ofNullable(sessions.get(key)).map(session -> used(session, now));
    }

    /** Whoever keeps the session of an application user alive does so by what its end users do, too. */
    private Session used(Session session, Instant now) {
        Optional.ofNullable(sessions.get(session.holder().opener())).ifPresent(opener -> used(opener, now));
        Session later = new Session(session.key(), session.holder(), now);
        sessions.remove(session.key());
        sessions.put(later.key(), later);
        return later;
    }

    /** Ends a session, and with an application user's those that it has opened; answers all that have ended. */
    List<Session> end(String key) {
        List<Session> ended = new ArrayList<>();
        Optional.ofNullable(sessions.remove(key)).ifPresent(ended::add);
        for (Iterator<Session> each = sessions.values().iterator(); each.hasNext(); ) {
            Session session = each.next();
            if (session.holder().opener().equals(key)) {
                each.remove();
                ended.add(session);
            }
        }
        return ended;
    }

    /** Those that are over by now, which are no more. */
    List<Session> expired(Instant now) {
        List<Session> ended = new ArrayList<>();
        while (!sessions.isEmpty()) {
            Session oldest = sessions.values().iterator().next();
            if (!oldest.lastUsed().plus(limit).isBefore(now)) {
                return ended;
            }
            ended.addAll(end(oldest.key()));
        }
        return ended;
    }
}
