package org.uclab.protocol.presence;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;

/**
 * A contact on a user's list.
 *
 * @param contact bare address
 * @param name    given by the user; may be empty
 * @param state   who sees whom
 * @param request the contact's request that waits for an answer
 * @param listed  whether the user sees the item: false for one that is there only for a request, RFC 6121 §3.1.3
 */
public record RosterItem(
        Jid contact, String name, List<String> groups, Subscription state, Optional<Element> request, boolean listed) {

    /** Longest name of a contact or group, in characters; RFC 6121 §2.3.3 lets the server choose. */
    public static final int NAME_MAX = 1023;

    /** Groups one contact may be in. */
    public static final int GROUPS_MAX = 100;

    /** Whether a contact may be called that and be in those groups, by whatever way it is said. */
    public static boolean fits(String name, List<String> groups) {
        return name.length() <= NAME_MAX
                && groups.size() <= GROUPS_MAX
                && groups.stream().allMatch(RosterItem::namesGroup);
    }

    /** Whether a group may be called that. */
    public static boolean namesGroup(String group) {
        return !group.isEmpty() && group.length() <= NAME_MAX;
    }

    public static RosterItem unlisted(Jid contact) {
        return new RosterItem(contact, "", List.of(), Subscription.NONE, Optional.empty(), false);
    }

    public RosterItem called(String newName, List<String> newGroups) {
        return new RosterItem(contact, newName, List.copyOf(newGroups), state, request, true);
    }

    public RosterItem in(Subscription next, Optional<Element> pending) {
        boolean seen = listed || next.to() || next.from() || next.pendingOut();
        return new RosterItem(contact, name, groups, next, next.pendingIn() ? pending : Optional.empty(), seen);
    }

    /** As it stands in a roster, RFC 6121 §2.1.2. */
    public Element wire() {
        Element.Builder item = Element.build(Namespaces.ROSTER, "item").attribute("jid", contact);
        if (!name.isEmpty()) {
            item.attribute("name", name);
        }
        item.attribute("subscription", state.wire());
        if (state.pendingOut()) {
            item.attribute("ask", "subscribe");
        }
        groups.forEach(group -> item.child(Element.of(Namespaces.ROSTER, "group", group)));
        return item.done();
    }

    /** What tells the user that a contact is gone from the list. */
    public static Element removed(Jid contact) {
        return Element.build(Namespaces.ROSTER, "item")
                .attribute("jid", contact)
                .attribute("subscription", "remove")
                .done();
    }
}
