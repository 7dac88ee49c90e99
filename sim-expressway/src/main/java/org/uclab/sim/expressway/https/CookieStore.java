package org.uclab.sim.expressway.https;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cookies a C cluster has issued. ASSUMED(expressway.md §2.4): the peers of the cluster know each other's cookies,
 * and so they outlive a peer, but not the last one. Safe for any thread.
 */
public final class CookieStore {

    /** Whom a cookie stands for. */
    record Login(String user, String domain, Instant expires) {}

    private final Duration life;
    private final int capacity;
    /** Oldest first: all live equally long. */
    private final Map<String, Login> logins = new LinkedHashMap<>();

    private final Set<String> peers = new HashSet<>();

    /**
     * @param life     life of a cookie, lab time
     * @param capacity cookies kept at most; above it the oldest goes
     */
    public CookieStore(Duration life, int capacity) {
        this.life = life;
        this.capacity = capacity;
    }

    /**
     * Issues a cookie.
     *
     * @param token drawn by the peer that issues it, and never before
     */
    synchronized void issue(String token, String user, String domain, Instant now) {
        Iterator<Login> oldest = logins.values().iterator();
        while (oldest.hasNext()) {
            Login login = oldest.next();
            if (login.expires().isAfter(now) && logins.size() < capacity) {
                break;
            }
            oldest.remove();
        }
        logins.put(token, new Login(user, domain, now.plus(life)));
    }

    /** Who signed in with the first of these tokens that is good now. */
    synchronized Optional<Login> login(List<String> presented, Instant now) {
        return presented.stream()
                .map(logins::get)
                .filter(login -> login != null && now.isBefore(login.expires()))
                .findFirst();
    }

    Instant expires(Instant issued) {
        return issued.plus(life);
    }

    synchronized int size() {
        return logins.size();
    }

    /** A peer has power. */
    public synchronized void up(String peer) {
        peers.add(peer);
    }

    /** A peer has lost power; with the last one goes what they knew. */
    public synchronized void down(String peer) {
        if (peers.remove(peer) && peers.isEmpty()) {
            logins.clear();
        }
    }
}
