package org.uclab.sim.webex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.presence.Subscription;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** The contact lists of the cloud's users, RFC 6121 §2. */
record MessengerRosters(WebexCloud cloud, PresenceTable table, MessengerPresence presence) {

    List<Outgoing> answer(Jid client, Element iq) {
        if (Stanza.type(iq).equals("get")) {
            table.find(client).ifPresent(resource -> table.put(resource.asInterested()));
            Element.Builder query = Element.build(Namespaces.ROSTER, "query");
            cloud.rosters().listed(client.bare()).forEach(item -> query.child(item.wire()));
            return List.of(new Outgoing(client, Stanza.result(iq, query.done())));
        }
        List<Element> items = iq.child(Namespaces.ROSTER, "query").orElseThrow().children(Namespaces.ROSTER, "item");
        // RFC 6121 §2.3.3: a set holds exactly one item.
        Optional<Jid> contact =
                items.size() == 1 ? Stanza.address(items.get(0), "jid").map(Jid::bare) : Optional.empty();
        if (contact.isEmpty()) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        return items.get(0).attribute("subscription", "").equals("remove")
                ? remove(client, contact.get(), iq)
                : put(client, contact.get(), items.get(0), iq);
    }

    private List<Outgoing> put(Jid client, Jid contact, Element item, Element iq) {
        List<String> groups = item.children(Namespaces.ROSTER, "group").stream()
                .map(Element::text)
                .toList();
        String name = item.attribute("name", "");
        if (new HashSet<>(groups).size() < groups.size()) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        if (!RosterItem.fits(name, groups)) {
            return refuse(client, iq, StanzaCondition.NOT_ACCEPTABLE);
        }
        Optional<RosterItem> put = cloud.rosters().name(client.bare(), contact, name, groups);
        return put.map(listed -> {
                    List<Outgoing> out = new ArrayList<>(presence.push(client.bare(), listed.wire()));
                    out.add(new Outgoing(client, Stanza.result(iq)));
                    return out;
                })
                .orElseGet(() -> refuse(client, iq, StanzaCondition.RESOURCE_CONSTRAINT));
    }

    private List<Outgoing> remove(Jid client, Jid contact, Element iq) {
        Jid user = client.bare();
        if (cloud.rosters().item(user, contact).filter(RosterItem::listed).isEmpty()) {
            return refuse(client, iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        List<Outgoing> out = new ArrayList<>();
        Subscription state = cloud.rosters().state(user, contact);
        if (state.to() || state.pendingOut()) {
            out.addAll(cancel(user, contact, "unsubscribe"));
        }
        if (state.from() || state.pendingIn()) {
            out.addAll(cancel(user, contact, "unsubscribed"));
        }
        cloud.rosters().remove(user, contact);
        out.addAll(presence.push(user, RosterItem.removed(contact)));
        out.add(new Outgoing(client, Stanza.result(iq)));
        return out;
    }

    /** Without the pushes to the user, who gets the one that says "removed". */
    private List<Outgoing> cancel(Jid user, Jid contact, String type) {
        return presence.subscribing(user, contact, type, MessengerPresence.plain(type, user)).stream()
                .filter(out ->
                        !out.to().bare().equals(user) || !out.stanza().name().equals(Stanza.IQ))
                .toList();
    }

    private static List<Outgoing> refuse(Jid client, Element iq, StanzaCondition why) {
        return List.of(new Outgoing(client, why.answer(iq)));
    }
}
