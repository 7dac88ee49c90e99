package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.xmpp.Jid;

/**
 * What users keep away: their privacy lists (XEP-0016), and whom they block (XEP-0191), which is part of the default list. Each
 * call is one transaction; the nodes of a subcluster share it. Lists outlive the power of all nodes; which one a client has made
 * active ends with its session. Safe for any thread.
 */
final class PrivacyStore {

    /** Rules of one list, and so addresses that one user can block. ASSUMED(choice). */
    static final int RULES_MAX = 1_000;

    /** Lists of one user. ASSUMED(choice). */
    static final int LISTS_MAX = 20;

    /** The list that comes into being when somebody who has no default list blocks an address. ASSUMED(choice). */
    static final String BLOCKED = "blocked";

    /** What is kept of a user. */
    private record Kept(Map<String, PrivacyList> lists, Optional<String> byDefault) {

        private static final Kept NOTHING = new Kept(Map.of(), Optional.empty());

        private Optional<PrivacyList> defaultList() {
            return byDefault.map(lists::get);
        }
    }

    /** The list that a client on that node has made active. */
    private record Active(String node, String list) {}

    private final RosterStore rosters;
    private final Map<Jid, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Jid, Active> active = new ConcurrentHashMap<>();

    PrivacyStore(RosterStore rosters) {
        this.rosters = rosters;
    }

    private Kept of(Jid user) {
        return kept.getOrDefault(user.bare(), Kept.NOTHING);
    }

    /** The user's lists, in the order of making. */
    List<PrivacyList> lists(Jid user) {
        return List.copyOf(of(user).lists().values());
    }

    Optional<PrivacyList> list(Jid user, String name) {
        return Optional.ofNullable(of(user).lists().get(name));
    }

    Optional<String> defaultName(Jid user) {
        return of(user).byDefault();
    }

    /** The list that client has made active. */
    Optional<String> activeName(Jid client) {
        return Optional.ofNullable(active.get(client)).map(Active::list);
    }

    /** Whether that list is what counts for that client: it is the active one, or the default one where there is none. */
    boolean applies(String name, Jid client) {
        return activeName(client)
                .or(() -> defaultName(client))
                .filter(name::equals)
                .isPresent();
    }

    /** Makes or replaces a list; false, and nothing is done, when there is no room for one more. */
    synchronized boolean put(Jid user, PrivacyList list) {
        Kept mine = of(user);
        Map<String, PrivacyList> lists = new LinkedHashMap<>(mine.lists());
        lists.put(list.name(), list);
        if (lists.size() > LISTS_MAX || list.rules().size() > RULES_MAX) {
            return false;
        }
        kept.put(user.bare(), new Kept(lists, mine.byDefault()));
        return true;
    }

    /** Takes a list away; where it was the default one there is none then, and where it was active none is. */
    synchronized void remove(Jid user, String name) {
        Kept mine = of(user);
        Map<String, PrivacyList> lists = new LinkedHashMap<>(mine.lists());
        lists.remove(name);
        if (lists.isEmpty()) {
            kept.remove(user.bare());
        } else {
            kept.put(user.bare(), new Kept(lists, mine.byDefault().filter(other -> !other.equals(name))));
        }
        active.entrySet()
                .removeIf(one -> one.getKey().bare().equals(user.bare())
                        && one.getValue().list().equals(name));
    }

    /** The list of that name counts for all clients without one of their own from now on; empty for none. */
    synchronized void byDefault(Jid user, Optional<String> name) {
        Kept mine = of(user);
        if (!mine.lists().isEmpty()) {
            kept.put(user.bare(), new Kept(mine.lists(), name));
        }
    }

    /** The list of that name counts for that client, on that node, from now on; empty for the default one. */
    synchronized void activate(Jid client, String node, Optional<String> name) {
        name.ifPresentOrElse(list -> active.put(client, new Active(node, list)), () -> active.remove(client));
    }

    /** That client's session on that node is over. */
    void left(Jid client, String node) {
        active.computeIfPresent(client, (whose, what) -> what.node().equals(node) ? null : what);
    }

    /** All sessions on that node are over. */
    void nodeDown(String node) {
        active.values().removeIf(what -> what.node().equals(node));
    }

    /** Whom the user has blocked, in the order of blocking. */
    List<Jid> blocked(Jid user) {
        return of(user).defaultList().map(PrivacyList::blocked).orElse(List.of());
    }

    /** Blocks those; empty, and nothing is done, when there is no room for all of them. Answers those that are new. */
    synchronized Optional<List<Jid>> block(Jid user, Collection<Jid> more) {
        Set<Jid> fresh = new LinkedHashSet<>(more);
        blocked(user).forEach(fresh::remove);
        List<Jid> added = new ArrayList<>(fresh);
        if (added.isEmpty()) {
            return Optional.of(added);
        }
        PrivacyList before = of(user).defaultList().orElseGet(() -> new PrivacyList(unused(user), List.of()));
        if (!put(user, before.with(added))) {
            return Optional.empty();
        }
        byDefault(user, Optional.of(before.name()));
        return Optional.of(added);
    }

    private String unused(Jid user) {
        String name = BLOCKED;
        for (int i = 2; of(user).lists().containsKey(name); i++) {
            name = BLOCKED + " " + i;
        }
        return name;
    }

    /** Unblocks those, and answers those that were blocked. */
    synchronized List<Jid> unblock(Jid user, Collection<Jid> fewer) {
        List<Jid> removed =
                fewer.stream().filter(blocked(user)::contains).distinct().toList();
        if (!removed.isEmpty()) {
            PrivacyList before = of(user).defaultList().orElseThrow();
            before.without(removed).ifPresentOrElse(left -> put(user, left), () -> remove(user, before.name()));
        }
        return removed;
    }

    /** Nothing is known of the user any more. */
    synchronized void forget(Jid user) {
        kept.remove(user.bare());
        active.keySet().removeIf(client -> client.bare().equals(user.bare()));
    }

    /** Whether the user keeps anything away at all. */
    boolean open(Jid user) {
        return !kept.containsKey(user.bare());
    }

    /**
     * Whether that is kept away: from a client by its active list, or the default one; from a user without regard to clients by the
     * default one. The user's own clients and the user's own server cannot be kept away.
     */
    boolean denies(Jid client, Jid other, PrivacyRule.Traffic what) {
        Kept mine = kept.get(client.bare());
        if (mine == null || own(client, other)) {
            return false;
        }
        Active its = client.isFull() ? active.get(client) : null;
        PrivacyList list =
                its == null ? mine.defaultList().orElse(null) : mine.lists().get(its.list());
        return list != null && list.denies(other, what, () -> rosters.item(client.bare(), other.bare()));
    }

    /** Whether an address is blocked as the blocking command would have it, so that its error can say so. */
    boolean blocks(Jid user, Jid other) {
        return !own(user, other) && blocked(user).stream().anyMatch(address -> PrivacyRule.covers(address, other));
    }

    private static boolean own(Jid user, Jid other) {
        return other.domain().equals(user.domain())
                && (!other.hasLocal() || other.local().equals(user.local()));
    }
}
