package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.uclab.protocol.xmpp.Jid;

/**
 * Whom users have blocked, XEP-0191. Each call is one transaction; the nodes of a subcluster share it. It is the only list of
 * its kind: privacy lists (XEP-0016), of which this would be the list in force, are not played. Safe for any thread.
 */
final class BlockList {

    /** Addresses that one user can block. ASSUMED(choice). */
    static final int BLOCKED_MAX = 1_000;

    private final Map<Jid, Set<Jid>> lists = new ConcurrentHashMap<>();

    /** What the user has blocked, in the order of blocking. */
    List<Jid> of(Jid user) {
        return List.copyOf(new ArrayList<>(lists.getOrDefault(user.bare(), Set.of())));
    }

    /** Blocks those; empty, and nothing is done, when there is no room for all of them. Answers those that are new. */
    synchronized Optional<List<Jid>> block(Jid user, Collection<Jid> more) {
        Set<Jid> list = new LinkedHashSet<>(lists.getOrDefault(user.bare(), Set.of()));
        List<Jid> added = more.stream().filter(list::add).toList();
        if (list.size() > BLOCKED_MAX) {
            return Optional.empty();
        }
        lists.put(user.bare(), list);
        return Optional.of(added);
    }

    /** Unblocks those, and answers those that were blocked. */
    synchronized List<Jid> unblock(Jid user, Collection<Jid> fewer) {
        Set<Jid> list = new LinkedHashSet<>(lists.getOrDefault(user.bare(), Set.of()));
        List<Jid> removed = fewer.stream().filter(list::remove).toList();
        if (list.isEmpty()) {
            lists.remove(user.bare());
        } else {
            lists.put(user.bare(), list);
        }
        return removed;
    }

    /** Nothing is known of the user any more. */
    synchronized void forget(Jid user) {
        lists.remove(user.bare());
    }

    /** Whether the user has blocked that address. The user's own clients and the user's own server cannot be blocked. */
    boolean blocks(Jid user, Jid other) {
        Set<Jid> list = lists.get(user.bare());
        boolean own = other.bare().equals(user.bare())
                || (!other.hasLocal() && other.domain().equals(user.domain()));
        return list != null && !own && covers(list, other);
    }

    /** XEP-0191 §5: an address covers itself and whatever is below it: a user's resources, a domain's users. */
    static boolean covers(Collection<Jid> list, Jid other) {
        return list.contains(other)
                || list.contains(other.bare())
                || list.contains(other.server())
                || (other.isFull()
                        && other.server()
                                .full(other.resource())
                                .filter(list::contains)
                                .isPresent());
    }
}
