package org.uclab.protocol.presence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * Everybody's contact lists. Each call is one transaction; the nodes of a subcluster share it. Whatever puts an item on a
 * list, a roster set, a subscription, an approval or a SOAP call, passes {@link #room}; only what a world says does not.
 */
public final class RosterStore {

    /** Groups of one user that exist without a contact in them. */
    public static final int EMPTY_GROUPS_MAX = 100;

    /**
     * What a move did to an item. {@code item} is empty when nothing of it is left.
     *
     * @param full whether it did nothing, because there is no room for one more
     */
    public record Outcome(
            Subscription before, Subscription after, boolean passes, Optional<RosterItem> item, boolean full) {

        /** Whether the user's clients have something new to see. */
        public boolean shows() {
            return item.isPresent()
                    && item.get().listed()
                    && (!before.wire().equals(after.wire()) || before.pendingOut() != after.pendingOut());
        }
    }

    private final int contactsMax;
    private final Map<Jid, Map<Jid, RosterItem>> lists = new HashMap<>();
    private final Map<Jid, Set<String>> emptyGroups = new HashMap<>();

    /**
     * @param contactsMax items that a user sees on one list, and again requests that wait for the user's answer
     */
    public RosterStore(int contactsMax) {
        this.contactsMax = contactsMax;
    }

    /** What the user sees, in the order of adding. */
    public synchronized List<RosterItem> listed(Jid user) {
        return select(user, RosterItem::listed);
    }

    public synchronized Optional<RosterItem> item(Jid user, Jid contact) {
        return Optional.ofNullable(seen(user).get(contact));
    }

    public synchronized Subscription state(Jid user, Jid contact) {
        return item(user, contact).map(RosterItem::state).orElse(Subscription.NONE);
    }

    /** Who sees the user. */
    public synchronized List<Jid> watchers(Jid user) {
        return select(user, item -> item.state().from()).stream()
                .map(RosterItem::contact)
                .toList();
    }

    /** Whom the user sees. */
    public synchronized List<Jid> watched(Jid user) {
        return select(user, item -> item.state().to()).stream()
                .map(RosterItem::contact)
                .toList();
    }

    /** Requests that wait for the user's answer. */
    public synchronized List<Element> requests(Jid user) {
        return seen(user).values().stream()
                .flatMap(item -> item.request().stream())
                .toList();
    }

    /**
     * Adds or renames a contact.
     *
     * @return the item, or empty when the list is full
     */
    public synchronized Optional<RosterItem> name(Jid user, Jid contact, String name, List<String> groups) {
        RosterItem item =
                seen(user).getOrDefault(contact, RosterItem.unlisted(contact)).called(name, groups);
        if (!room(user, item)) {
            return Optional.empty();
        }
        list(user).put(contact, item);
        return Optional.of(item);
    }

    /** Whether so many contacts more can be listed. */
    public synchronized boolean room(Jid user, long more) {
        return listed(user).size() + more <= contactsMax;
    }

    /** Whether the item may take the place of what there is of that contact; one that is no news always may. */
    private boolean room(Jid user, RosterItem item) {
        RosterItem old = seen(user).get(item.contact());
        boolean more = old == null || old.listed() != item.listed();
        return !more
                || seen(user).values().stream()
                                .filter(one -> one.listed() == item.listed())
                                .count()
                        < contactsMax;
    }

    /** Groups that the user made and nobody may be in. */
    public synchronized Set<String> madeGroups(Jid user) {
        return Set.copyOf(emptyGroups.getOrDefault(user, Set.of()));
    }

    /** Makes a group; false when there is no room for one more. */
    public synchronized boolean makeGroup(Jid user, String group) {
        Set<String> mine = emptyGroups.computeIfAbsent(user, nobody -> new LinkedHashSet<>());
        return mine.contains(group) || (mine.size() < EMPTY_GROUPS_MAX && mine.add(group));
    }

    /** Forgets that a group was made; says whether it was. */
    public synchronized boolean forgetGroup(Jid user, String group) {
        return emptyGroups.getOrDefault(user, Set.of()).contains(group)
                && emptyGroups.get(user).remove(group);
    }

    /** Nothing is kept of a user who is no more; those who have the user on their lists keep that. */
    public synchronized void forget(Jid user) {
        lists.remove(user);
        emptyGroups.remove(user);
    }

    /** Takes a contact off the list. */
    public synchronized void remove(Jid user, Jid contact) {
        list(user).remove(contact);
    }

    /**
     * Carries out a move of RFC 6121 Appendix A.
     *
     * @param request kept with the item while it waits for an answer
     */
    public synchronized Outcome move(Jid user, Jid contact, Subscription.Move move, Optional<Element> request) {
        RosterItem old = seen(user).getOrDefault(contact, RosterItem.unlisted(contact));
        Subscription.Step step = old.state().after(move);
        RosterItem item = old.in(step.next(), request.or(old::request));
        boolean kept = item.listed() || item.state().pendingIn();
        if (kept && !room(user, item)) {
            return new Outcome(old.state(), old.state(), false, Optional.empty(), true);
        }
        if (kept) {
            list(user).put(contact, item);
        } else if (seen(user).containsKey(contact)) {
            list(user).remove(contact);
        }
        return new Outcome(old.state(), step.next(), step.passes(), kept ? Optional.of(item) : Optional.empty(), false);
    }

    /** Puts a contact on a list as if both sides had agreed before the lab began. */
    public synchronized void seed(Jid user, Jid contact, String name) {
        Subscription mine = state(user, contact);
        Subscription theirs = state(contact, user);
        RosterItem item = list(user).getOrDefault(contact, RosterItem.unlisted(contact));
        RosterItem other = list(contact).getOrDefault(user, RosterItem.unlisted(user));
        list(user)
                .put(
                        contact,
                        item.called(name, item.groups())
                                .in(new Subscription(true, mine.from(), false, false), Optional.empty()));
        // The one who is seen has agreed, but need not have the other on the list: the item shows as "from".
        list(contact).put(user, other.in(new Subscription(theirs.to(), true, false, false), Optional.empty()));
    }

    private List<RosterItem> select(Jid user, Predicate<RosterItem> which) {
        return seen(user).values().stream().filter(which).toList();
    }

    /** To read: a question about somebody leaves nothing behind. */
    private Map<Jid, RosterItem> seen(Jid user) {
        return lists.getOrDefault(user, Map.of());
    }

    /** To change. */
    private Map<Jid, RosterItem> list(Jid user) {
        return lists.computeIfAbsent(user, nobody -> new LinkedHashMap<>());
    }
}
