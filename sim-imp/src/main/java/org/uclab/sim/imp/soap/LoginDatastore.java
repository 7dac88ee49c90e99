package org.uclab.sim.imp.soap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.seed.Draws;
import org.uclab.protocol.xmpp.Jid;

/**
 * Who has logged in by SOAP, and the one-time passwords that are out. All nodes of the subcluster share it, so that a
 * session goes on at the other node when one fails (S3, SOAPCONNECT_SESSION_S); it is in memory, and gone when no node
 * has power any more. Safe for any thread.
 *
 * <p>ASSUMED(reference imp-cms §1.2): that sessions are shared follows from S3; how long they and the one-time passwords
 * live, and how many there may be, is not public.
 */
public final class LoginDatastore {

    /** One-time passwords of one user that are out at the same time; the oldest makes way. */
    static final int PASSWORDS_PER_USER_MAX = 10;

    /** A log-in of one client application. */
    record Session(String key, Jid user, String clientType, Instant lastUsed) {

        Session usedAt(Instant now) {
            return new Session(key, user, clientType, now);
        }
    }

    private record OneTime(String password, Instant until) {}

    private final Duration sessionLimit;
    private final Duration passwordLimit;
    private final int sessionsPerUserMax;
    /** By key, those used longest ago first. */
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /** The keys of each user who has a session, in the same order. */
    private final Map<Jid, Set<String>> keys = new HashMap<>();

    private final Map<Jid, Deque<OneTime>> passwords = new HashMap<>();
    private final Set<String> nodesUp = new HashSet<>();

    /**
     * @param sessionLimit       lab time without a call after which a session is over
     * @param passwordLimit      lab time in which a one-time password must be used
     * @param sessionsPerUserMax sessions of one user; the one not used for longest makes way
     */
    public LoginDatastore(Duration sessionLimit, Duration passwordLimit, int sessionsPerUserMax) {
        this.sessionLimit = sessionLimit;
        this.passwordLimit = passwordLimit;
        this.sessionsPerUserMax = sessionsPerUserMax;
    }

    /** That node holds a copy from now on. */
    public synchronized void nodeUp(String host) {
        nodesUp.add(host);
    }

    /** That node's copy is gone. */
    public synchronized void nodeDown(String host) {
        nodesUp.remove(host);
        if (nodesUp.isEmpty()) {
            sessions.clear();
            keys.clear();
            passwords.clear();
        }
    }

    /**
     * The session of a user whose password was right.
     *
     * @param force whether it must have a new key; otherwise the client application goes on with the one it has
     * @param draws of the node that was asked
     */
    synchronized Session login(Jid user, String clientType, boolean force, Draws draws, Instant now) {
        expire(now);
        Set<String> mine = keys.getOrDefault(user, Set.of());
        Optional<Session> present = mine.stream()
                .map(sessions::get)
                .filter(session -> session.clientType().equals(clientType))
                .reduce((older, newer) -> newer);
        if (present.isPresent() && !force) {
            return used(present.get(), now);
        }
        if (mine.size() >= sessionsPerUserMax) {
            end(mine.iterator().next());
        }
        return used(new Session(draws.uuid().toString(), user, clientType, now), now);
    }

    /** The session of that key, which has been used now; empty when it is none or over. */
    synchronized Optional<Session> session(String key, Instant now) {
        expire(now);
        return Optional.ofNullable(sessions.get(key)).map(session -> used(session, now));
    }

    synchronized void logout(String key) {
        end(key);
    }

    /**
     * A password that opens one XMPP session.
     *
     * @param draws of the node that was asked
     */
    synchronized String oneTimePassword(Jid user, Draws draws, Instant now) {
        Deque<OneTime> mine = passwords.computeIfAbsent(user, nobody -> new ArrayDeque<>());
        mine.removeIf(one -> one.until().isBefore(now));
        if (mine.size() >= PASSWORDS_PER_USER_MAX) {
            mine.removeFirst();
        }
        OneTime made = new OneTime(draws.uuid().toString(), now.plus(passwordLimit));
        mine.addLast(made);
        return made.password();
    }

    /** Whether the password is one of that user's, which it is no longer from now on. */
    public synchronized boolean redeem(Jid user, String password, Instant now) {
        Deque<OneTime> mine = passwords.getOrDefault(user, new ArrayDeque<>());
        for (Iterator<OneTime> each = mine.iterator(); each.hasNext(); ) {
            OneTime one = each.next();
            if (one.password().equals(password)) {
                each.remove();
                return !one.until().isBefore(now);
            }
        }
        return false;
    }

    private Session used(Session session, Instant now) {
        Session later = session.usedAt(now);
        end(session.key());
        sessions.put(session.key(), later);
        keys.computeIfAbsent(session.user(), nobody -> new LinkedHashSet<>()).add(session.key());
        return later;
    }

    private void end(String key) {
        Session ended = sessions.remove(key);
        if (ended != null) {
            Set<String> mine = keys.get(ended.user());
            mine.remove(key);
            if (mine.isEmpty()) {
                keys.remove(ended.user());
            }
        }
    }

    /** Those used longest ago stand first, so the first that may go on ends the search. */
    private void expire(Instant now) {
        while (!sessions.isEmpty()) {
            Session oldest = sessions.values().iterator().next();
            if (!oldest.lastUsed().plus(sessionLimit).isBefore(now)) {
                return;
            }
            end(oldest.key());
        }
    }
}
