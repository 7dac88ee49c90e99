package org.uclab.sim.expressway.https;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.sip.digest.DigestAlgorithm;

/**
 * What a C cluster knows of users who have signed in with name and password: for each E the hash that its digest is made of, and
 * the user's devices, for as long as credentials are good; no password. ASSUMED(expressway.md §4.4): where C has it from is not
 * public; that a user id in another case signs in and has no phone says that it compares with case (CSCux16696). Shared as
 * {@link CookieStore} is. Safe for any thread.
 */
public final class DigestStore {

    /** What a digest is made of, and whose devices may register. */
    public record Known(String hash, List<String> devices) {}

    private record Login(Map<String, String> hashes, List<String> devices, Instant expires) {}

    private final Duration life;
    private final int capacity;
    private final List<String> realms;
    /** Oldest first: all live equally long. */
    private final Map<String, Login> logins = new LinkedHashMap<>();

    private final Set<String> peers = new HashSet<>();

    /**
     * @param life     how long credentials are good, lab time
     * @param capacity users kept at most; above it the oldest goes
     * @param realms   of the digests of each E: its host name
     */
    public DigestStore(Duration life, int capacity, List<String> realms) {
        this.life = life;
        this.capacity = capacity;
        this.realms = List.copyOf(realms);
    }

    /** A user has signed in with that password. */
    synchronized void signedIn(String user, String password, List<String> devices, Instant now) {
        logins.remove(user);
        Iterator<Login> oldest = logins.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().expires().isAfter(now) && logins.size() < capacity) {
                break;
            }
            oldest.remove();
        }
        Map<String, String> hashes = new HashMap<>();
        realms.forEach(realm -> hashes.put(realm, DigestAlgorithm.MD5.secret(user, realm, password)));
        logins.put(user, new Login(hashes, List.copyOf(devices), now.plus(life)));
    }

    /** What is known of a user for that realm; nothing of who has not signed in, or too long ago. */
    public synchronized Optional<Known> of(String user, String realm, Instant now) {
        return Optional.ofNullable(logins.get(user))
                .filter(login -> login.expires().isAfter(now) && login.hashes().containsKey(realm))
                .map(login -> new Known(login.hashes().get(realm), login.devices()));
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
