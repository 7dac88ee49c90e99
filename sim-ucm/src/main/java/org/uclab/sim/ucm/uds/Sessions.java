package org.uclab.sim.ucm.uds;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.sim.ucm.cluster.UcmSettings;

/**
 * The sessions of one node, each known by either of its two cookies. They end when idle for too long, and the one idle
 * for longest ends when there are too many. They die with the node. Safe for any thread.
 */
final class Sessions {

    /** The two cookies of a session. */
    record Opened(String sso, String id) {}

    private record Session(String sso, String id, String userId, Instant lastUsed) {}

    private final Duration life;
    private final int sessionsMax;
    private final SessionKeys keys;
    /** By SSO cookie, the one idle for longest first. */
    private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>();

    private final Map<String, String> ssoById = new HashMap<>();

    Sessions(UcmSettings settings, SessionKeys keys) {
        this.life = settings.sessionLife();
        this.sessionsMax = settings.sessionsMax();
        this.keys = keys;
    }

    synchronized Opened open(String userId, Instant now) {
        endIdle(now);
        if (sessions.size() >= sessionsMax) {
            end(sessions.values().iterator().next());
        }
        Session session = new Session(keys.next(), keys.next(), userId, now);
        put(session);
        return new Opened(session.sso(), session.id());
    }

    /** Whose session that cookie belongs to; the session counts as used. */
    synchronized Optional<String> userBySso(String sso, Instant now) {
        endIdle(now);
        Session session = sessions.get(sso);
        if (session == null) {
            return Optional.empty();
        }
        end(session);
        put(new Session(session.sso(), session.id(), session.userId(), now));
        return Optional.of(session.userId());
    }

    /** Whose session that cookie belongs to; the session counts as used. */
    synchronized Optional<String> userById(String id, Instant now) {
        return Optional.ofNullable(ssoById.get(id)).flatMap(sso -> userBySso(sso, now));
    }

    synchronized int size() {
        return sessions.size();
    }

    private void endIdle(Instant now) {
        Instant idleSince = now.minus(life);
        Iterator<Session> idleFirst = sessions.values().iterator();
        while (idleFirst.hasNext()) {
            Session session = idleFirst.next();
            if (session.lastUsed().isAfter(idleSince)) {
                return;
            }
            idleFirst.remove();
            ssoById.remove(session.id());
        }
    }

    private void put(Session session) {
        sessions.put(session.sso(), session);
        ssoById.put(session.id(), session.sso());
    }

    private void end(Session session) {
        sessions.remove(session.sso());
        ssoById.remove(session.id());
    }
}
