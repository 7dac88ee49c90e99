package org.uclab.sim.imp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/** Everybody's contact lists. Each call is one transaction; the nodes of a subcluster share it. */
final class RosterStore {

    /** What a move did to an item. {@code item} is empty when nothing of it is left. */
    record Outcome(Subscription before, Subscription after, boolean passes, Optional<RosterItem> item) {

        /** Whether the user's clients have something new to see. */
        boolean shows() {
            return item.isPresent()
                    && item.get().listed()
                    && (!before.wire().equals(after.wire()) || before.pendingOut() != after.pendingOut());
        }
    }

    private final Map<Jid, Map<Jid, RosterItem>> lists = new HashMap<>();

    /** What the user sees, in the order of adding. */
    synchronized List<RosterItem> listed(Jid user) {
        return select(user, RosterItem::listed);
    }

    synchronized Optional<RosterItem> item(Jid user, Jid contact) {
        return Optional.ofNullable(list(user).get(contact));
    }

    synchronized Subscription state(Jid user, Jid contact) {
        return item(user, contact).map(RosterItem::state).orElse(Subscription.NONE);
    }

    /** Who sees the user. */
    synchronized List<Jid> watchers(Jid user) {
        return select(user, item -> item.state().from()).stream()
                .map(RosterItem::contact)
                .toList();
    }

    /** Whom the user sees. */
    synchronized List<Jid> watched(Jid user) {
        return select(user, item -> item.state().to()).stream()
                .map(RosterItem::contact)
                .toList();
    }

    /** Requests that wait for the user's answer. */
    synchronized List<Element> requests(Jid user) {
        return list(user).values().stream()
                .flatMap(item -> item.request().stream())
                .toList();
    }

    /**
     * Adds or renames a contact.
     *
     * @return the item, or empty when the list is full
     */
    synchronized Optional<RosterItem> name(Jid user, Jid contact, String name, List<String> groups, int most) {
        Map<Jid, RosterItem> list = list(user);
        RosterItem old = list.get(contact);
        boolean adds = old == null || !old.listed();
        if (adds && listed(user).size() >= most) {
            return Optional.empty();
        }
        RosterItem item = (old == null ? RosterItem.unlisted(contact) : old).called(name, groups);
        list.put(contact, item);
        return Optional.of(item);
    }

    /** Takes a contact off the list. */
    synchronized void remove(Jid user, Jid contact) {
        list(user).remove(contact);
    }

    /**
     * Carries out a move of RFC 6121 Appendix A.
     *
     * @param request kept with the item while it waits for an answer
     */
    synchronized Outcome move(Jid user, Jid contact, Subscription.Move move, Optional<Element> request) {
        Map<Jid, RosterItem> list = list(user);
        RosterItem old = list.getOrDefault(contact, RosterItem.unlisted(contact));
        Subscription.Step step = old.state().after(move);
        RosterItem item = old.in(step.next(), request.or(old::request));
        boolean kept = item.listed() || item.state().pendingIn();
        if (kept) {
            list.put(contact, item);
        } else {
            list.remove(contact);
        }
        return new Outcome(old.state(), step.next(), step.passes(), kept ? Optional.of(item) : Optional.empty());
    }

    /** Puts a contact on a list as if both sides had agreed before the lab began. */
    synchronized void seed(Jid user, Jid contact, String name) {
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
        return list(user).values().stream().filter(which).toList();
    }

    private Map<Jid, RosterItem> list(Jid user) {
        return lists.computeIfAbsent(user, nobody -> new LinkedHashMap<>());
    }
}
