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
import java.util.function.UnaryOperator;
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

    /**
     * Whose session it is.
     *
     * @param user        bare address; empty for an application user's
     * @param application its id; empty for an end user's
     */
    record Holder(Optional<Jid> user, String application) {

        static Holder user(Jid user) {
            return new Holder(Optional.of(user), "");
        }

        static Holder application(String id) {
            return new Holder(Optional.empty(), id);
        }
    }

    /**
     * How a session is to be opened.
     *
     * @param clientType the client application
     * @param opener     key of the session of the application user who answers for the user; empty for a password
     * @param force      whether it must have a new key; otherwise the client application goes on with the one it has
     */
    record Opening(String clientType, String opener, boolean force) {}

    /** A log-in of one client application. */
    record Session(String key, Holder holder, Opening opening, Instant lastUsed) {

        Session usedAt(Instant now) {
            return new Session(key, holder, opening, now);
        }

        private boolean serves(Opening wanted) {
            return opening.clientType().equals(wanted.clientType())
                    && opening.opener().equals(wanted.opener());
        }
    }

    private record OneTime(String password, Instant until) {}

    private final Duration sessionLimit;
    private final Duration passwordLimit;
    private final int sessionsPerUserMax;
    /** By key, those used longest ago first. */
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /** The keys of each holder who has a session, in the same order. */
    private final Map<Holder, Set<String>> keys = new HashMap<>();

    /** By the key of an application user's session, the keys of those it opened. */
    private final Map<String, Set<String>> opened = new HashMap<>();

    private final Map<Jid, Deque<OneTime>> passwords = new HashMap<>();
    private UnaryOperator<Duration> pace = UnaryOperator.identity();
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
            opened.clear();
            passwords.clear();
        }
    }

    /** Whether that node holds a copy. */
    public synchronized boolean up(String host) {
        return nodesUp.contains(host);
    }

    /**
     * The session of somebody whose password was right, or for whom an application user answers.
     *
     * @param draws of the node that was asked
     */
    synchronized Session login(Holder holder, Opening opening, Draws draws, Instant now) {
        expire(now);
        Set<String> mine = keys.getOrDefault(holder, Set.of());
        Optional<Session> present = mine.stream()
                .map(sessions::get)
                .filter(session -> session.serves(opening))
                .reduce((older, newer) -> newer);
        if (present.isPresent() && !opening.force()) {
            return used(present.get(), now);
        }
        if (mine.size() >= sessionsPerUserMax) {
            end(mine.iterator().next());
        }
        return used(new Session(draws.uuid().toString(), holder, opening, now), now);
    }

    /** The session of that key, which has been used now; empty when it is none or over. */
    synchronized Optional<Session> session(String key, Instant now) {
        expire(now);
        return Optional.ofNullable(sessions.get(key)).map(session -> used(session, now));
    }

    synchronized void logout(String key) {
        end(key);
    }

    /** How long a one-time password of a given life lives where lab time goes faster than anybody could use it. */
    public synchronized void paced(UnaryOperator<Duration> life) {
        pace = life;
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
        OneTime made = new OneTime(draws.uuid().toString(), now.plus(pace.apply(passwordLimit)));
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

    /** What a session that an application user opened is used for, it is used for, too. */
    private Session used(Session session, Instant now) {
        Optional.ofNullable(sessions.get(session.opening().opener())).ifPresent(opener -> used(opener, now));
        Session later = session.usedAt(now);
        forget(session);
        sessions.put(session.key(), later);
        keys.computeIfAbsent(session.holder(), nobody -> new LinkedHashSet<>()).add(session.key());
        if (!session.opening().opener().isEmpty()) {
            opened.computeIfAbsent(session.opening().opener(), none -> new LinkedHashSet<>())
                    .add(session.key());
        }
        return later;
    }

    /** C-CCWS: when an application user goes, those go whom it logged in. */
    private void end(String key) {
        Session ended = sessions.get(key);
        if (ended != null) {
            forget(ended);
            Set.copyOf(opened.getOrDefault(key, Set.of())).forEach(this::end);
        }
    }

    private void forget(Session session) {
        sessions.remove(session.key());
        without(keys, session.holder(), session.key());
        without(opened, session.opening().opener(), session.key());
    }

    private static <K> void without(Map<K, Set<String>> lists, K list, String key) {
        Set<String> keys = lists.getOrDefault(list, new HashSet<>());
        keys.remove(key);
        if (keys.isEmpty()) {
            lists.remove(list);
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
